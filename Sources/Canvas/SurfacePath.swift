/// The way of training over a panel: projected checkpoints in the units of the panel's axes.
public struct SurfacePath: Hashable, Sendable {
  /// In the order of time. One that is not finite leaves a gap.
  public var checkpoints: [Drawing.Point]
  /// Where training is now.
  public var live: Drawing.Point?

  public init(checkpoints: [Drawing.Point] = [], live: Drawing.Point? = nil) {
    self.checkpoints = checkpoints
    self.live = live
  }
}

/// What of a path lies on a panel, in fractions of its axes, 0…1, `y` upwards.
struct ClippedPath {
  /// Polylines inside the panel.
  private(set) var lines: [[Drawing.Point]] = []
  /// The first and the last checkpoint, and the live position; nil where they lie outside.
  let start: Drawing.Point?
  let end: Drawing.Point?
  let live: Drawing.Point?
  /// Where it goes on outside: one arrow for each run of points beyond an edge, level with the farthest.
  private(set) var exits: [Exit] = []
  let liveExit: Exit?

  struct Exit: Equatable {
    enum Side: Equatable { case left, right, bottom, top }

    let place: Drawing.Point
    let side: Side
  }

  private static let panel = Drawing.Box(x: 0, y: 0, width: 1, height: 1)

  init(_ path: SurfacePath, x: Axis, y: Axis) {
    func place(_ point: Drawing.Point) -> Drawing.Point {
      Drawing.Point(x.position(of: point.x), y.position(of: point.y))
    }
    let places = path.checkpoints.map(place)
    start = places.first.flatMap { Self.isInside($0) ? $0 : nil }
    end = places.count > 1 ? places.last.flatMap { Self.isInside($0) ? $0 : nil } : nil
    let livePlace = path.live.map(place)
    live = livePlace.flatMap { Self.isInside($0) ? $0 : nil }
    liveExit = livePlace.flatMap(Self.exit)
    addLines(places)
    addExits(places)
  }

  private static func isInside(_ place: Drawing.Point) -> Bool {
    (0...1).contains(place.x) && (0...1).contains(place.y)
  }

  private mutating func addLines(_ places: [Drawing.Point]) {
    for (from, to) in zip(places, places.dropFirst()) {
      guard let (a, b) = Self.panel.clipped(from, to), a != b else { continue }
      if let last = lines.last?.last, last == a, Self.isInside(from) {
        lines[lines.count - 1].append(b)
      } else {
        lines.append([a, b])
      }
    }
  }

  private mutating func addExits(_ places: [Drawing.Point]) {
    var farthest: (place: Drawing.Point, distance: Double)?
    for place in places {
      let distance = Self.distance(place)
      if distance > farthest?.distance ?? 0 { farthest = (place, distance) }
      if distance == 0, let last = farthest {
        if let exit = Self.exit(last.place) { exits.append(exit) }
        farthest = nil
      }
    }
    if let last = farthest, let exit = Self.exit(last.place) { exits.append(exit) }
  }

  /// How far outside a place lies along the axis along which it is farther; 0 inside and where it is NaN.
  private static func distance(_ place: Drawing.Point) -> Double {
    let farthest = max(-place.x, place.x - 1, -place.y, place.y - 1)
    return farthest.isNaN ? 0 : max(0, farthest)
  }

  private static func exit(_ place: Drawing.Point) -> Exit? {
    let distance = distance(place)
    guard distance > 0 else { return nil }
    let side: Exit.Side =
      distance == -place.x ? .left : distance == place.x - 1 ? .right : distance == -place.y ? .bottom : .top
    return Exit(place: Drawing.Point(place.x.clamped(to: 0...1), place.y.clamped(to: 0...1)), side: side)
  }

  /// Where arrow heads stand on the lines and which way they point, in the picture's own units, so sparse that
  /// `spacing` lies between two and half of it before the first and after the last.
  static func arrows(
    along line: [Drawing.Point], spacing: Double
  ) -> [(place: Drawing.Point, direction: Drawing.Point)] {
    let walk = Polyline(line)
    let count = Int(walk.length / spacing)
    return (0..<count).compactMap { index in
      let middle = (Double(index) + 0.5) * walk.length / Double(count)
      // The direction over a stretch as long as an arrow, not that of a step among many short ones.
      let (a, b) = (walk.point(at: middle - spacing / 12), walk.point(at: middle + spacing / 12))
      let length = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
      guard length > 0 else { return nil }
      return (walk.point(at: middle), Drawing.Point((b.x - a.x) / length, (b.y - a.y) / length))
    }
  }
}
