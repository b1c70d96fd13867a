import Canvas
import Training

/// The bottom line: what the crosshair reads on each panel, and the keys needed most.
struct ReadOut {
  private let state: ExplorerState

  init(_ state: ExplorerState) { self.state = state }

  /// - Parameter hasRoom: whether there is room for the view that was asked for.
  func draw(in rect: Rect, hasRoom: Bool = true, into buffer: inout Buffer) {
    guard hasRoom else {
      let notice = "no room for \(state.surface.lower == .sample ? "the sample" : state.surface.lower.name)"
      buffer.write(notice, x: rect.x + 1, y: rect.y, style: .bold, limit: rect.width - 2)
      return
    }
    if let balls = state.surface.balls {
      return BallReadOut(state, balls).draw(in: rect, into: &buffer)
    }
    let readings = readings(fitting: rect.width - 4 - place.displayWidth - 2 - Self.hints.last!.displayWidth)
    var x = rect.x + 1
    x += buffer.write(place, x: x, y: rect.y, style: .dim) + 2
    for (index, reading) in readings.enumerated() {
      if index > 0 { x += buffer.write(" · ", x: x, y: rect.y, style: .dim) }
      x += buffer.write(reading.name, x: x, y: rect.y, style: Style(foreground: reading.color)) + 1
      x += buffer.write(reading.value, x: x, y: rect.y)
    }
    for hints in Self.hints where x + 2 + hints.displayWidth <= rect.maxX - 1 {
      buffer.write(hints, x: rect.maxX - 1 - hints.displayWidth, y: rect.y, style: .dim)
      return
    }
  }

  private static let hints = [
    "space pause  hjkl probe  n view  ? help", "space pause  hjkl probe  ? help", "space pause  ? help",
    "? help",
  ]

  /// What fits: the names of the losses, else the numbers of their panels, then without the slopes, then
  /// only the panel that is shown.
  private func readings(fitting width: Int) -> [Reading] {
    let full = state.losses.map { reading(of: $0) }
    let numbered = full.enumerated().map {
      Reading(name: "\($0 + 1)", height: $1.height, slope: $1.slope, color: $1.color)
    }
    let flat = numbered.map { Reading(name: $0.name, height: $0.height, slope: "", color: $0.color) }
    let shown = numbered[state.largePanel ?? 0]
    func columns(_ readings: [Reading]) -> Int {
      readings.reduce(3 * (readings.count - 1)) { $0 + $1.name.displayWidth + 1 + $1.value.displayWidth }
    }
    return [full, numbered, flat, [shown]].first { columns($0) <= width } ?? []
  }

  private var place: String {
    "(\(state.crosshair.x.formatted(decimals: decimals)), \(state.crosshair.y.formatted(decimals: decimals)))"
  }

  /// As many digits as tell neighbouring places of the crosshair apart.
  private var decimals: Int {
    let side = state.axes[state.largePanel ?? 0].side
    return side > 6 ? 1 : side > 0.6 ? 2 : side > 0.06 ? 3 : 4
  }

  private struct Reading {
    let name: String
    let height: String
    let slope: String
    let color: Color

    var value: String { slope.isEmpty ? height : "\(height) \(slope)" }
  }

  private func reading(of loss: any Loss) -> Reading {
    let (x, y) = (Float(state.crosshair.x), Float(state.crosshair.y))
    let (free, steepness) = loss.height(x: x, y: y)
    // Both from the surface: the height by itself may differ in its last digit.
    let clipped = loss.surface(x: [x], y: [y], isClipped: true)[0]
    let isHeldDown = state.isClipped && clipped < loss.surface(x: [x], y: [y], isClipped: false)[0]
    let height = isHeldDown ? clipped : free
    // Where the clip holds the surface down it is flat.
    let slope = isHeldDown ? 0 : steepness
    return Reading(
      name: loss.shortTitle, height: Double(height).formatted(),
      slope: "\(state.isASCII ? "grad " : "∇")\(Double(slope).formatted(significantDigits: 2))",
      color: Look.color(of: loss))
  }
}
