import Canvas
import Training

/// How many samples stand outside the axes, at the edge by which they left.
struct EdgeCounts {
  private(set) var left = 0
  private(set) var right = 0
  private(set) var above = 0
  private(set) var below = 0
  /// Samples whose place is not a number.
  private(set) var nowhere = 0

  init(outcomes: [SampleOutcome], axes: PanelAxes) {
    for outcome in outcomes {
      let (x, y) = (Double(outcome.x), Double(outcome.y))
      if x.isNaN || y.isNaN {
        nowhere += 1
        continue
      }
      // Past a corner, the edge that is farther behind counts.
      let beyondX = max(x - axes.x.upperBound, axes.x.lowerBound - x)
      let beyondY = max(y - axes.y.upperBound, axes.y.lowerBound - y)
      if max(beyondX, beyondY) <= 0 { continue }
      switch (beyondX >= beyondY, beyondX >= beyondY ? x > axes.x.upperBound : y > axes.y.upperBound) {
      case (true, true): right += 1
      case (true, false): left += 1
      case (false, true): above += 1
      case (false, false): below += 1
      }
    }
  }

  func draw(in heat: Rect, into buffer: inout Buffer) {
    let style = Style(foreground: .white, background: .black, attributes: .bold)
    // One row above the middle, where the line y = 0 and the points on it stay free.
    let middle = heat.y + max(0, heat.height / 2 - 1)
    if right > 0 {
      let text = "\(right.grouped)▸"
      buffer.write(text, x: heat.maxX - text.displayWidth, y: middle, style: style)
    }
    if left > 0 { buffer.write("◂\(left.grouped)", x: heat.x, y: middle, style: style) }
    if above > 0 { write("▴\(above.grouped)", row: heat.y, in: heat, style, into: &buffer) }
    if below > 0 { write("▾\(below.grouped)", row: heat.maxY - 1, in: heat, style, into: &buffer) }
    if nowhere > 0 { write("NaN \(nowhere.grouped)", row: middle, in: heat, style, into: &buffer) }
  }

  private func write(_ text: String, row: Int, in heat: Rect, _ style: Style, into buffer: inout Buffer) {
    buffer.write(text, x: heat.x + (heat.width - text.displayWidth) / 2, y: row, style: style)
  }
}
