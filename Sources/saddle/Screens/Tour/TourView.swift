import Canvas

/// The caption of a tour's scene in a frame, with how to go on.
struct TourView {
  private let tour: TourProgress
  private let isOnItsWay: Bool

  /// - Parameter isOnItsWay: whether what the scene shows is still being made ready.
  init(_ tour: TourProgress, isOnItsWay: Bool) {
    self.tour = tour
    self.isOnItsWay = isOnItsWay
  }

  /// The rows that it takes of a room, with the frame: enough for the longest caption of the tour, so that nothing
  /// moves from scene to scene. One without a frame where the tour is left, none where there is no room for a line in
  /// a frame.
  func height(in room: (width: Int, height: Int)) -> Int {
    let longest = tour.tour.scenes.map { Self.lines($0, width: room.width).count }.max() ?? 0
    let needed = tour.isLeft ? 1 : longest + 2
    return room.height < min(needed, 3) ? 0 : min(needed, room.height)
  }

  private static func lines(_ scene: TourScene, width: Int) -> [String] {
    scene.caption.wrapped(toWidth: max(1, width - 4))
  }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    if tour.isLeft { return drawLine(in: rect, into: &buffer) }
    let room = rect.width - place.displayWidth - 8
    buffer.drawFrame(
      rect, title: tour.tour.title.clipped(toWidth: room), titleStyle: Look.tourStyle, value: place,
      style: Look.tourStyle)
    let lines = Self.lines(tour.scene, width: rect.width)
    for (row, line) in lines.prefix(rect.height - 2).enumerated() {
      let isCut = row == rect.height - 3 && row < lines.count - 1
      buffer.write(
        (isCut ? line + " …" : line).clipped(toWidth: rect.width - 4), x: rect.x + 2, y: rect.y + 1 + row)
    }
    let hint = " \(self.hint) "
    buffer.write(hint.clipped(toWidth: rect.width - 4), x: rect.x + 2, y: rect.maxY - 1, style: .dim)
  }

  /// Says in one line where the tour is and how to go on, for a screen without room for the caption.
  func drawLine(in rect: Rect, into buffer: inout Buffer) {
    let room = rect.width - 2
    var text =
      if tour.isLeft {
        "tour left at \(place) · g comes back"
      } else if isOnItsWay {
        "tour \(place) · one moment …"
      } else {
        "tour \(place) · " + (tour.isLast ? "the end" : "enter next")
      }
    // On the narrowest screens what to press matters more than where.
    if tour.isLeft, text.displayWidth > room { text = "tour: g comes back" }
    let more = " · " + (tour.isLeft ? tour.tour.title : tour.scene.caption)
    let isWhole = text.displayWidth + more.displayWidth <= room
    if isWhole || !tour.isLeft && room - text.displayWidth >= 20 { text += more }
    buffer.write(text.clipped(toWidth: room), x: rect.x + 1, y: rect.y, style: .bold)
  }

  private var place: String { "\(tour.index + 1)/\(tour.tour.scenes.count)" }

  private var hint: String {
    if isOnItsWay { return "one moment …" }
    let next = tour.isLast ? "the end · backspace back · g explores on · q quits" : "enter goes on"
    let others = tour.isLast ? "" : " · backspace back · g explores"
    return switch tour.scene.wait {
    case .key, .seconds: next + others
    case .step(let step): tour.isLast ? next : "goes on at step \(step.grouped), or enter" + others
    case .loss(let bound, let name):
      tour.isLast ? next : "goes on when \(name) is below \(bound.formatted()), or enter" + others
    }
  }
}

extension Buffer {
  /// Draws the eyes to a frame, or to a line of text.
  mutating func emphasize(_ rect: Rect) {
    let part = rect.intersection(bounds)
    guard !part.isEmpty else { return }
    for y in part.y..<part.maxY {
      for x in part.x..<part.maxX
      where y == part.y || y == part.maxY - 1 || x == part.x || x == part.maxX - 1 {
        self[x, y].style = Style(
          foreground: Look.tourStyle.foreground, background: self[x, y].style.background,
          attributes: self[x, y].style.attributes.subtracting(.dim).union(.bold))
      }
    }
  }
}
