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
