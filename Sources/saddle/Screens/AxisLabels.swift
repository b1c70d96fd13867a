import Canvas

/// The numbers at the ends and at the middle of a panel's axes: those of x in the frame under the heat map,
/// those of y on its left edge.
struct AxisLabels {
  let axes: PanelAxes
  let heat: Rect
  let frame: Rect

  private static let narrowest = 18

  func draw(into buffer: inout Buffer) {
    let row = frame.maxY - 1
    let (left, right) = (label(axes.x.lowerBound), label(axes.x.upperBound))
    let middle = label((axes.x.lowerBound + axes.x.upperBound) / 2)
    guard left.displayWidth + right.displayWidth + 2 <= heat.width else { return }
    buffer.write(left, x: heat.x, y: row)
    buffer.write(right, x: heat.maxX - right.displayWidth, y: row)
    if left.displayWidth + middle.displayWidth + right.displayWidth + 4 <= heat.width {
      // The middle of the axis is the left edge of the column there, and so is the line x = 0.
      buffer.write(middle, x: heat.x + heat.width / 2 - (middle.displayWidth - 1) / 2, y: row)
    }
    guard heat.width >= Self.narrowest else { return }
    for (value, y) in [(axes.y.upperBound, heat.y), (axes.y.lowerBound, heat.maxY - 1)] {
      let ground = buffer[heat.x + 1, y].style.background
      buffer.write(
        label(value), x: heat.x, y: y, style: Style(foreground: ground.contrasting, background: ground))
    }
  }

  /// As many digits as tell the ends apart, as long as there is room for them.
  private func label(_ value: Double) -> String {
    let largest = max(
      abs(axes.x.lowerBound), abs(axes.x.upperBound), abs(axes.y.lowerBound), abs(axes.y.upperBound))
    if largest >= 1e4 { return value.formatted() }
    let decimals = axes.side >= 10 ? 0 : axes.side >= 1 ? 1 : axes.side >= 0.1 ? 2 : 4
    return value.formatted(decimals: decimals)
  }
}
