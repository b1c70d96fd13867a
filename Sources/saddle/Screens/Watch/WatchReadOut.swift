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
      x += buffer.write(remark.clippedInTheMiddle(toWidth: room), x: x, y: rect.y, style: .bold)
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

  /// The values at the crosshair in the order of the charts' legends, as many as fit: each with its run's name,
  /// which is shortened where need be, so that no colour is needed to tell them apart.
  ///
  /// - Returns: the columns they took.
  private func drawReadings(x: Int, y: Int, width: Int, into buffer: inout Buffer) -> Int {
    guard let crosshair = state.crosshair else { return 0 }
    var used = buffer.write(
      state.axis.text(crosshair, utcOffset: state.utcOffset), x: x, y: y, style: .dim, limit: width)
    let all = CrosshairReading.all(in: state)
    let readings = all.filter { $0.run != state.runCursor } + all.filter { $0.run == state.runCursor }
    let values = readings.map { $0.point.map { $0.value.logged } ?? "–" }
    // Each takes its mark, blanks and a value beside its name.
    let room = width - used - values.reduce(0) { $0 + $1.displayWidth + 5 }
    let names = Self.names(readings.map { state.runs[$0.run].name }, width: room)
    for (index, reading) in readings.enumerated() {
      let text = names[index] + " " + values[index]
      // Those that come after it need room for the mark that there are more.
      let end = used + 4 + text.displayWidth + (index < readings.count - 1 ? 2 : 0)
      guard end <= width else {
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

  /// The names, the longest of them shortened as far as they need to be to fit in `width` columns together, but no
  /// further than that they differ.
  private static func names(_ names: [String], width: Int) -> [String] {
    let widths = names.map(\.displayWidth)
    var texts = names
    let longest = widths.max() ?? 0
    for most in [longest] + Self.nameWidths.filter({ $0 < longest }) {
      let shortened = DistinctNames(names, widths: widths.map { min($0, most) }).texts
      guard Set(shortened).count == Set(names).count, !shortened.contains(where: { $0.hasPrefix("……") })
      else { break }
      texts = shortened
      if widths.reduce(0, { $0 + min($1, most) }) <= width { break }
    }
    return texts
  }

  /// To which names are shortened, one after the other.
  private static let nameWidths = [32, 24, 18, 14, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2]
}
