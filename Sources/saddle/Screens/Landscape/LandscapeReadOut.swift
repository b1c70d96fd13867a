import Canvas
import Landscape
import Training

/// The bottom line of the landscape screen: what the crosshair reads, how it came to be, and the keys.
struct LandscapeReadOut {
  private let state: ExplorerState

  init(_ state: ExplorerState) { self.state = state }

  private static let hints = ["p plane  c recentre  f follow  ? help", "p plane  ? help", "? help"]

  func draw(in rect: Rect, into buffer: inout Buffer) {
    let readings = state.losses.indices.map(reading)
    let shown = state.largePanel ?? 0
    // What fits: all panels with names, by numbers, or the one that is shown.
    let candidates = [
      parts(readings.enumerated().map { ($1, state.losses[$0].shortTitle, true) }),
      parts(readings.enumerated().map { ($1, "\($0 + 1)", true) }),
      parts(readings.enumerated().map { ($1, "\($0 + 1)", false) }),
      parts([(readings[shown], "\(shown + 1)", true)]),
    ]
    let room = rect.width - 4 - Self.hints.last!.displayWidth
    let chosen =
      candidates.first { $0.reduce(0) { $0 + $1.text.displayWidth } <= room } ?? candidates.last!
    var x = rect.x + 1
    for part in chosen {
      x += buffer.write(part.text, x: x, y: rect.y, style: part.style, limit: rect.maxX - x)
    }
    for hints in Self.hints where x + 2 + hints.displayWidth <= rect.maxX - 1 {
      buffer.write(hints, x: rect.maxX - 1 - hints.displayWidth, y: rect.y, style: .dim)
      return
    }
  }

  private typealias Part = (text: String, style: Style)

  private struct Reading {
    let color: Color
    let value: String
    let slope: String?
    let origin: String
  }

  private func parts(_ readings: [(reading: Reading, name: String, hasSlope: Bool)]) -> [Part] {
    let (a, b) = state.landscape.crosshair
    var parts: [Part] = [
      ("(\(a.formatted(significantDigits: 2)), \(b.formatted(significantDigits: 2)))  ", .dim)
    ]
    for (index, (reading, name, hasSlope)) in readings.enumerated() {
      if index > 0 { parts.append((" · ", .dim)) }
      parts.append((name + " ", Style(foreground: reading.color)))
      let slope = hasSlope ? reading.slope.map { " \(state.isASCII ? "grad " : "∇")\($0)" } ?? "" : ""
      parts.append((reading.value + slope, .plain))
    }
    parts.append(("  " + (readings.first?.reading.origin ?? ""), .dim))
    return parts
  }

  private func reading(_ index: Int) -> Reading {
    let color = Look.color(of: state.losses[index])
    let live = state.landscape.live
    guard live.surfaces.indices.contains(index), let surface = live.surfaces[index],
      let found = CrosshairValue(surface, at: state.landscape.crosshair)
    else { return Reading(color: color, value: "–", slope: nil, origin: "not evaluated") }
    let accuracy = found.accuracy.isNaN ? "" : " \((100 * found.accuracy).formatted(decimals: 1)) %"
    let slope = found.slopes.flatMap { live.plane?.length(ofSlopes: $0.a, $0.b) }
    return Reading(
      color: color, value: found.loss.formatted() + accuracy,
      slope: slope.map { $0.formatted(significantDigits: 2) },
      origin: found.isEvaluated ? "evaluated" : "interpolated")
  }
}

/// What a surface has at a place: evaluated at the nearest point of its grid, or interpolated between those that
/// have been.
struct CrosshairValue {
  let loss: Double
  let accuracy: Double
  let isEvaluated: Bool
  /// Of the loss along the axes, by central differences; nil where a neighbour is missing.
  let slopes: (a: Double, b: Double)?

  init?(_ surface: WeightSurface, at place: (a: Double, b: Double)) {
    let (x, y) = (surface.grid.x, surface.grid.y)
    func fraction(_ place: Double, _ axis: GridAxis) -> Double {
      (place - axis.first) / (axis.last - axis.first)
    }
    let (u, v) = (fraction(place.a, x), fraction(place.b, y))
    guard (-0.01...1.01).contains(u), (-0.01...1.01).contains(v) else { return nil }
    let column = min(max(0, Int((u * Double(x.count - 1)).rounded())), x.count - 1)
    let row = min(max(0, Int((v * Double(y.count - 1)).rounded())), y.count - 1)
    if let found = surface[Grid.Point(column: column, row: row)] {
      (loss, accuracy, isEvaluated) = (found.loss, found.accuracy, true)
    } else {
      func pixel(_ value: (Evaluation) -> Double) -> SampledSurface.Pixel {
        SampledSurface(columns: x.count, rows: y.count, values: surface.evaluations.map { $0.map(value) })
          .pixel(u: u, v: v)
      }
      let found = pixel(\.loss)
      guard found.origin != .unknown else { return nil }
      (loss, accuracy, isEvaluated) = (found.value, pixel(\.accuracy).value, false)
    }
    func slope(_ before: Grid.Point, _ after: Grid.Point, _ distance: Double) -> Double? {
      guard let lower = surface[before]?.loss, let upper = surface[after]?.loss, distance > 0 else {
        return nil
      }
      return (upper - lower) / distance
    }
    let (left, right) = (max(0, column - 1), min(x.count - 1, column + 1))
    let (below, above) = (max(0, row - 1), min(y.count - 1, row + 1))
    let along = slope(
      Grid.Point(column: left, row: row), Grid.Point(column: right, row: row), x[right] - x[left])
    let across = slope(
      Grid.Point(column: column, row: below), Grid.Point(column: column, row: above), y[above] - y[below])
    slopes = along.flatMap { a in across.map { (a, $0) } }
  }
}
