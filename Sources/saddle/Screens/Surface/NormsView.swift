import Canvas
import Glibc
import Training

/// The features that the networks give the samples: how long they are, a histogram a loss, and what their
/// directions and probabilities are worth.
struct NormsView {
  private let state: ExplorerState

  init(_ state: ExplorerState) { self.state = state }

  /// - Parameter places: for the histograms and the table, or for the table alone.
  func draw(in places: [Rect], into buffer: inout Buffer) {
    guard let last = places.last else { return }
    if places.count > 1 { histograms.draw(in: places[0], into: &buffer) }
    drawTable(in: last, into: &buffer)
  }

  private static let binCount = 48

  /// The share of the samples in each of equal bins; of equal ratios where norms differ by more than ten times.
  var histograms: CurveCharts.Framed {
    let all = state.observation.panels.map { panel in
      panel.divergence == nil
        ? panel.features?.norms.filter { $0.isFinite && $0 > 0 }.map(Double.init) ?? [] : []
    }
    let least = all.compactMap { $0.min() }.min() ?? 1
    let greatest = max(all.compactMap { $0.max() }.max() ?? 10, least * 1.01)
    let axis = Axis(range: least...greatest, scale: greatest > 10 * least ? .logarithmic : .linear)
    func place(_ fraction: Double) -> Double {
      axis.scale == .linear
        ? least + fraction * (greatest - least) : least * pow(greatest / least, fraction)
    }
    let series = zip(state.losses, all).filter { !$1.isEmpty }.map { loss, norms in
      var counts = [Int](repeating: 0, count: Self.binCount)
      for norm in norms {
        counts[min(max(Int(axis.position(of: norm) * Double(Self.binCount)), 0), Self.binCount - 1)] += 1
      }
      return LineChart.Series(
        name: loss.shortTitle, color: Look.color(of: loss), pattern: Look.pattern(of: loss),
        buckets: counts.enumerated().map { bin, count in
          LineChart.Bucket(
            x: place((Double(bin) + 0.5) / Double(Self.binCount)), value: Double(count) / Double(norms.count))
        })
    }
    return CurveCharts.Framed(
      title: "share of samples by |f|", shorterTitles: ["|f|"],
      chart: LineChart(
        series: series, xLabel: "|f|", xRange: least...greatest, xScale: axis.scale))
  }

  private func drawTable(in rect: Rect, into buffer: inout Buffer) {
    buffer.drawFrame(rect, title: rect.width >= 34 ? "norm, separation, calibration" : "norms")
    let inside = rect.inset(left: 2, top: 1, right: 1, bottom: 1)
    let columnWidth = 9
    let longest = state.losses.map(\.shortTitle.displayWidth).max() ?? 0
    let hasNames = inside.width >= longest + 1 + 3 * columnWidth
    let nameWidth = hasNames ? longest + 2 : 2
    func write(_ cells: [String], row: Int, style: Style) {
      for (index, cell) in cells.enumerated() {
        let x = inside.x + nameWidth + index * columnWidth
        buffer.write(
          cell, x: x, y: inside.y + row, style: style, limit: max(0, min(columnWidth, inside.maxX - x)))
      }
    }
    guard inside.height > 0 else { return }
    let hasHeader = inside.height > state.losses.count
    if hasHeader { write(["mean |f|", "R²", "ECE"], row: 0, style: .dim) }
    let first = hasHeader ? 1 : 0
    for (index, loss) in state.losses.enumerated() where first + index < inside.height {
      buffer.write(
        hasNames ? loss.shortTitle : "\(index + 1)", x: inside.x, y: inside.y + first + index,
        style: Style(foreground: Look.color(of: loss)))
      write(cells(of: state.observation.panels[index]), row: first + index, style: .plain)
    }
    let room = inside.height - first - state.losses.count - 1
    let lines = Self.legend.wrapped(toWidth: inside.width - 1)
    guard room >= lines.count else { return }
    for (row, line) in lines.enumerated() {
      buffer.write(line, x: inside.x, y: inside.y + first + state.losses.count + 1 + row, style: .dim)
    }
  }

  private static let legend =
    "R²: how far apart the classes' directions are, 1 at most. ECE: by how much probabilities miss the share of "
    + "right predictions; – where a loss has no probabilities."

  private func cells(of panel: Observation.Panel) -> [String] {
    if panel.divergence != nil { return ["diverged"] }
    guard let features = panel.features else { return ["…"] }
    return [
      features.meanNorm.formatted(), features.separation.formatted(),
      features.calibrationError.map { "\((100 * $0).formatted(significantDigits: 2)) %" } ?? "–",
    ]
  }
}
