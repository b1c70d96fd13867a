import Canvas
import RunLogs

/// The bottom line: what the crosshair reads in each run, or what is being typed, and the keys needed most.
struct WatchReadOut {
  private let state: WatchState

  init(_ state: WatchState) { self.state = state }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    if case .prompt(let prompt) = state.overlay {
      PromptLine(prompt).draw(in: rect, into: &buffer)
      return
    }
    let room = rect.width - 4 - Self.hints.last!.displayWidth
    var x = rect.x + 1
    if let remark = state.remark {
      x += buffer.write(remark.clipped(toWidth: room), x: x, y: rect.y, style: .bold)
    } else {
      x += drawReadings(x: x, y: rect.y, width: room, into: &buffer)
    }
    for hints in Self.hints where x + 2 + hints.displayWidth <= rect.maxX - 1 {
      buffer.write(hints, x: rect.maxX - 1 - hints.displayWidth, y: rect.y, style: .dim)
      return
    }
  }

  private static let hints = [
    "tab lists  ←→ crosshair  enter large  / filter  m smooth  x axis  ? help",
    "tab lists  ←→ crosshair  enter large  / filter  ? help", "tab lists  enter large  ? help", "? help",
  ]

  /// The values at the crosshair in the order of the list, as many as fit.
  ///
  /// - Returns: the columns they took.
  private func drawReadings(x: Int, y: Int, width: Int, into buffer: inout Buffer) -> Int {
    guard let crosshair = state.crosshair else { return 0 }
    var used = buffer.write(
      state.axis.text(crosshair, utcOffset: state.utcOffset), x: x, y: y, style: .dim, limit: width)
    let readings = CrosshairReading.all(in: state)
    // With names where all fit, else by colour.
    let named = readings.map { reading in
      "\(state.runs[reading.run].name) \(reading.point.map { $0.value.logged } ?? "–")"
    }
    let isNamed = used + named.reduce(0, { $0 + $1.displayWidth + 4 }) <= width
    for (index, reading) in readings.enumerated() {
      let value = reading.point.map { $0.value.logged } ?? "–"
      let text = isNamed ? named[index] : value
      guard used + 4 + text.displayWidth <= width else {
        used += buffer.write(" …", x: x + used, y: y, style: .dim)
        break
      }
      used += 2
      buffer.write("●", x: x + used, y: y, style: Style(foreground: state.color(of: reading.run)))
      used += 2
      used += buffer.write(text, x: x + used, y: y)
    }
    return used
  }
}
