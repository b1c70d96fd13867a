import Canvas

/// Where the lines of the panel of controls lie.
struct ControlPanelLayout: Hashable {
  enum Line: Hashable {
    case title(String)
    /// By its place among all controls.
    case control(Int)
  }

  let frame: Rect
  /// The lines that are shown, from the top.
  let lines: [(line: Line, y: Int)]
  /// Whether there are more above, below.
  let hasMore: (above: Bool, below: Bool)

  static let width = 38
  /// What help and remarks take at the bottom.
  static let footerHeight = 3

  static func == (a: Self, b: Self) -> Bool { a.frame == b.frame }
  func hash(into hasher: inout Hasher) { hasher.combine(frame) }

  /// - Parameter frame: the panel with its frame.
  init(_ setup: TrainingSetup, cursor: Int, frame: Rect) {
    self.frame = frame
    var all: [Line] = []
    var index = 0
    for group in Control.groups(of: setup) {
      all.append(.title(group.title))
      for _ in group.controls {
        all.append(.control(index))
        index += 1
      }
    }
    let room = max(1, frame.height - 2 - Self.footerHeight)
    let place = all.firstIndex(of: .control(cursor)) ?? 0
    // The cursor keeps to the middle where not all lines have room.
    let first = max(0, min(place - room / 2, all.count - room))
    lines = all.dropFirst(first).prefix(room).enumerated().map { ($1, frame.y + 1 + $0) }
    hasMore = (first > 0, first + room < all.count)
  }

  /// Where the value of a control stands, between the marks that change it.
  var valueX: Range<Int> {
    let first = frame.x + (frame.width >= 34 ? 21 : frame.width / 2)
    return first..<max(first, frame.maxX - 4)
  }

  enum Hit: Hashable {
    case less(Int), more(Int), select(Int)
  }

  func hit(x: Int, y: Int) -> Hit? {
    guard frame.contains(x: x, y: y), case .control(let index) = lines.first(where: { $0.y == y })?.line
    else {
      return nil
    }
    if (valueX.lowerBound - 2..<valueX.lowerBound).contains(x) { return .less(index) }
    if (valueX.upperBound..<valueX.upperBound + 2).contains(x) { return .more(index) }
    return .select(index)
  }
}
