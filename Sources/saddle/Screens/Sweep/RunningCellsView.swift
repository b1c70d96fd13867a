import Canvas
import Experiments
import Training

/// The cells in training: how far each is, and where there is room the curve of its loss.
struct RunningCellsView {
  private let state: SweepState
  private let hasCurves: Bool

  private static let leastWidth = 30

  init(_ state: SweepState, hasCurves: Bool) {
    self.state = state
    self.hasCurves = hasCurves
  }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    if hasCurves { drawCharts(in: rect, into: &buffer) } else { drawLines(in: rect, into: &buffer) }
  }

  private func isChosen(_ index: Int) -> Bool { state.focus == .running && index == state.runningRow }

  /// The cells that have a chart, around that of the cursor as many as fit, with their frames.
  private func frames(in rect: Rect) -> [(index: Int, frame: Rect)] {
    let cells = state.running
    let count = min(cells.count, max(1, rect.width / Self.leastWidth))
    let first = max(0, min(state.runningRow - count + 1, cells.count - count))
    return (0..<count).map { place in
      let x = rect.x + rect.width * place / count
      let end = rect.x + rect.width * (place + 1) / count
      return (first + place, Rect(x: x, y: rect.y, width: end - x, height: rect.height))
    }
  }

  /// The cells that have a line.
  private func lines(in rect: Rect) -> Range<Int> {
    let (count, height) = (state.running.count, rect.height - 2)
    let first = max(0, min(state.runningRow - height + 1, count - height))
    return first..<min(count, first + height)
  }

  /// The cell at a place on the screen.
  func cell(at x: Int, _ y: Int, in rect: Rect) -> Int? {
    if hasCurves { return frames(in: rect).first { $0.frame.contains(x: x, y: y) }?.index }
    let index = lines(in: rect).lowerBound + y - rect.y - 1
    return lines(in: rect).contains(index) ? index : nil
  }

  private func drawCharts(in rect: Rect, into buffer: inout Buffer) {
    for (index, frame) in frames(in: rect) {
      let cell = state.running[index]
      let title = SweepReport.text(cell.cell)
      buffer.drawFrame(
        frame, title: title, titleStyle: isChosen(index) ? Style(attributes: .reverse) : .plain,
        value: percent(cell), valueStyle: .dim)
      var inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
      let text = progress(cell, fitting: inside.width)
      buffer.write(text, x: inside.maxX - text.displayWidth, y: inside.y, style: .dim)
      let label = "training loss (log)"
      if label.displayWidth + 2 + text.displayWidth <= inside.width {
        buffer.write(label, x: inside.x, y: inside.y, style: .dim)
      }
      inside = inside.inset(top: 1)
      Self.chart(of: cell).draw(in: inside, into: &buffer)
    }
  }

  private static func chart(of cell: RunningCell) -> LineChart {
    let buckets = cell.loss.buckets.map {
      LineChart.Bucket(
        x: Double($0.step), minimum: $0.minimum, maximum: $0.maximum, mean: $0.mean,
        notFinite: $0.notFiniteCount)
    }
    let series = LineChart.Series(
      name: "loss", color: AccuracyFigure.color(ofLoss: cell.cell.point.loss),
      pattern: AccuracyFigure.pattern(ofLoss: cell.cell.point.loss), buckets: buckets)
    return LineChart(
      series: [series], xLabel: "step", xRange: 0...Double(max(1, cell.cell.steps)),
      yScale: .logarithmic)
  }

  private func drawLines(in rect: Rect, into buffer: inout Buffer) {
    let cells = state.running
    buffer.drawFrame(
      rect, title: "in training", titleStyle: state.focus == .running ? .bold : .plain,
      value: Counted.text(cells.count, "cell"), valueStyle: .dim)
    let inside = rect.inset(left: 2, top: 1, right: 2, bottom: 1)
    for (line, index) in lines(in: rect).enumerated() {
      let cell = cells[index]
      let full = SweepReport.text(cell.cell)
      let progress = progress(cell, fitting: max(20, inside.width - full.displayWidth - 2))
      let name = full.clipped(toWidth: max(0, inside.width - progress.displayWidth - 2))
      let style = isChosen(index) ? Style(attributes: .reverse) : .plain
      buffer.write(name, x: inside.x, y: inside.y + line, style: style)
      buffer.write(progress, x: inside.maxX - progress.displayWidth, y: inside.y + line, style: .dim)
    }
  }

  /// The step with the loss and the accuracy on the samples of the last ones, as much of it as fits.
  private func progress(_ cell: RunningCell, fitting width: Int) -> String {
    let step = "step \(cell.step.grouped) of \(cell.cell.steps.grouped)"
    guard let loss = cell.loss.buckets.last, let accuracy = cell.accuracy.buckets.last else { return step }
    let percent = "\((100 * accuracy.mean).formatted(decimals: 1)) %"
    let candidates = [
      "\(step) · loss \(loss.mean.formatted()) · accuracy \(percent)",
      "\(step) · loss \(loss.mean.formatted()) · \(percent)", "\(step) · loss \(loss.mean.formatted())",
    ]
    return candidates.first { $0.displayWidth <= width } ?? step
  }

  private func percent(_ cell: RunningCell) -> String { "\(100 * cell.step / max(1, cell.cell.steps)) %" }
}
