import Canvas
import Landscape
import Training

/// One panel of the landscape screen: a loss over the plane, contours, the path and the crosshair.
struct LandscapePanelView {
  private let state: ExplorerState
  private let panel: HomeLayout.Panel
  private let loss: any Loss
  private let surface: SurfacePanel?
  private let heat: Rect

  init(_ state: ExplorerState, _ panel: HomeLayout.Panel, _ panels: LandscapePanels) {
    self.state = state
    self.panel = panel
    loss = state.losses[panel.index]
    surface = panels.panel(panel.index)
    heat = panel.heat
  }

  func draw(into buffer: inout Buffer) {
    let value = value
    buffer.drawFrame(
      panel.frame, title: panel.title(of: loss, besideValue: value),
      titleStyle: Style(foreground: Look.color(of: loss)), value: value)
    guard let surface else {
      drawEmpty(into: &buffer)
      return
    }
    surface.draw(in: heat, contours: state.isASCII ? .bands : .lines, into: &buffer)
    drawCrosshair(surface, into: &buffer)
    let axes = PanelAxes(x: surface.x.range, y: surface.y.range)
    AxisLabels(axes: axes, heat: heat, frame: panel.frame).draw(into: &buffer)
    if panel.hasColorBar {
      ColorBar(scale: surface.scale, colorMap: surface.colorMap)
        .draw(
          in: Rect(x: heat.maxX, y: heat.y, width: panel.frame.maxX - 1 - heat.maxX, height: heat.height),
          into: &buffer)
    }
  }

  /// What the surface has in the middle, where the weights are.
  private var value: String {
    let live = state.landscape.live
    guard live.surfaces.indices.contains(panel.index), let known = live.surfaces[panel.index],
      let middle = known.nearest(a: 0, b: 0)
    else { return "" }
    switch state.landscape.quantity {
    case .loss: return middle.loss.formatted()
    case .accuracy: return "\((100 * middle.accuracy).formatted(decimals: 1)) %"
    }
  }

  private func drawCrosshair(_ surface: SurfacePanel, into buffer: inout Buffer) {
    let (a, b) = state.landscape.crosshair
    guard surface.x.range.contains(a), surface.y.range.contains(b) else { return }
    var layer = DotLayer(width: heat.width, height: heat.height)
    layer.mark(
      Look.crosshairMark,
      x: min(surface.x.position(of: a) * Double(layer.dotWidth), Double(layer.dotWidth) - 0.5),
      y: min((1 - surface.y.position(of: b)) * Double(layer.dotHeight), Double(layer.dotHeight) - 0.5),
      color: Look.crosshair, attributes: .bold)
    layer.draw(in: heat, into: &buffer)
  }

  /// What stands where a surface would be.
  private func drawEmpty(into buffer: inout Buffer) {
    let live = state.landscape.live
    let misfit = live.misfits.indices.contains(panel.index) ? live.misfits[panel.index] : nil
    let text =
      live.failure.map { "no surface: \($0); p takes another plane" }
      ?? misfit.map { "no \(loss.shortTitle) here: \($0)" } ?? "not evaluated yet"
    let lines = text.wrapped(toWidth: heat.width - 2)
    for (row, line) in lines.prefix(heat.height).enumerated() {
      buffer.write(
        line, x: heat.x + (heat.width - line.displayWidth) / 2,
        y: heat.y + max(0, heat.height - lines.count) / 2 + row, style: .dim, limit: heat.width)
    }
  }
}

extension WeightSurface {
  /// What was evaluated at the point of the grid nearest to a place; nil outside the grid.
  func nearest(a: Double, b: Double) -> Evaluation? {
    guard let column = grid.x.index(nearestTo: a), let row = grid.y.index(nearestTo: b) else { return nil }
    return self[Grid.Point(column: column, row: row)]
  }
}
