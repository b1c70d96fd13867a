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

  /// The rows that it takes on a screen of a width, with the frame: enough for the longest caption of the tour, so
  /// that nothing moves from scene to scene. One without a frame where the tour is left.
  func height(width: Int) -> Int {
    if tour.isLeft { return 1 }
    return 2 + (tour.tour.scenes.map { Self.lines($0, width: width).count }.max() ?? 0)
  }

  private static func lines(_ scene: TourScene, width: Int) -> [String] {
    scene.caption.wrapped(toWidth: max(1, width - 4))
  }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    let place = "\(tour.index + 1)/\(tour.tour.scenes.count)"
    if tour.isLeft {
      let text = "tour left at \(place) · g comes back · \(tour.tour.title)"
      buffer.write(text.clipped(toWidth: rect.width - 2), x: rect.x + 1, y: rect.y, style: .bold)
      return
    }
    let room = rect.width - place.displayWidth - 8
    buffer.drawFrame(
      rect, title: tour.tour.title.clipped(toWidth: room), titleStyle: Look.tourStyle, value: place,
      style: Look.tourStyle)
    for (row, line) in Self.lines(tour.scene, width: rect.width).enumerated()
    where row < rect.height - 2 {
      buffer.write(line, x: rect.x + 2, y: rect.y + 1 + row, limit: rect.width - 4)
    }
    let hint = " \(self.hint) "
    buffer.write(hint.clipped(toWidth: rect.width - 4), x: rect.x + 2, y: rect.maxY - 1, style: .dim)
  }

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
