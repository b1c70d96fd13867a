import Canvas
import Training

/// The plane of inputs coloured by what a network takes each place for, with the training samples on it.
struct DecisionView {
  private let state: ExplorerState
  private let plane: DecisionPlane
  private let index: Int

  /// - Parameter panel: whose network, counted from 0.
  init?(_ state: ExplorerState, panel: Int) {
    guard let plane = state.decisionPlane else { return nil }
    self.state = state
    self.plane = plane
    index = panel
  }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    let loss = state.losses[index]
    let panel = state.observation.panels[index]
    let accuracy = panel.testAccuracy.last.map { "test \(($0 * 100).formatted(decimals: 1)) %" }
    let value = accuracy.map { $0.displayWidth + 18 <= rect.width ? $0 : "" } ?? ""
    buffer.drawFrame(
      rect, title: "\(index + 1) decisions", titleStyle: Style(foreground: Look.color(of: loss)),
      value: value,
      valueStyle: .dim)
    let inside = rect.inset(by: 1)
    let side = min(inside.width, 2 * inside.height) / 2 * 2
    let heat = Rect(
      x: inside.x + (inside.width - side) / 2, y: inside.y + (inside.height - side / 2) / 2, width: side,
      height: side / 2)
    guard side >= 4 else { return }
    guard let decisions = panel.decisions else {
      buffer.write("…", x: inside.x + inside.width / 2, y: inside.y + inside.height / 2)
      return
    }
    PixelGrid(columns: side, rows: side, colors: colors(of: decisions, side: side))
      .draw(x: heat.x, y: heat.y, into: &buffer)
    drawSamples(decisions, in: heat, into: &buffer)
  }

  private func colors(of decisions: Decisions, side: Int) -> [Color] {
    (0..<side * side).map { pixel in
      let place = self.place(
        row: (pixel / side * 2 + 1) * plane.resolution / (2 * side),
        column: (pixel % side * 2 + 1) * plane.resolution / (2 * side))
      guard let label = decisions.classes[place] else { return ColorMap.notANumber }
      // Where the network is not sure the ground is dark.
      return Color.black.mixed(
        with: Look.color(ofClass: label), fraction: 0.15 + 0.5 * decisions.margins[place])
    }
  }

  private func place(row: Int, column: Int) -> Int {
    min(row, plane.resolution - 1) * plane.resolution + min(column, plane.resolution - 1)
  }

  private func drawSamples(_ decisions: Decisions, in heat: Rect, into buffer: inout Buffer) {
    let panel = PanelPlane(axes: plane.axes, heat: heat)
    var layer = panel.layer
    for sample in plane.samples {
      let place = panel.place(x: Double(sample.x), y: Double(sample.y))
      let color = Look.color(ofClass: sample.label).mixed(with: .white, fraction: 0.45)
      layer.plot(x: place.x, y: place.y, color: color)
    }
    layer.draw(in: heat, into: &buffer)
  }
}
