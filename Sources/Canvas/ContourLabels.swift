import Glibc

/// Where the heights of contours are written on them: along the line, where it is straight, there is room and
/// no other label or mark is near.
struct ContourLabels {
  struct Line {
    /// In fractions of the colour scale.
    let level: Double
    /// In the drawing's pixels.
    let points: [Drawing.Point]
    let isClosed: Bool
  }

  struct Label: Equatable {
    let text: String
    let level: Double
    /// Where the middle of its base line stands.
    let origin: Drawing.Point
    /// In degrees counter-clockwise, −90…90: never upside down.
    let angle: Double
    /// Its middle and the half of its length.
    let center: Drawing.Point
    let reach: Double
  }

  private(set) var labels: [Label] = []
  /// What is left of each line between its labels.
  private(set) var pieces: [[[Drawing.Point]]] = []

  static let size = 10.0
  /// From the middle of the letters to their upper end, with the room that they keep.
  private static let halfHeight = size * 0.35 + 3
  /// A line has a label for every so much of its length.
  private static let spacing = 420.0

  private let plot: Drawing.Box
  private let marks: [Drawing.Point]
  private var neighbours = PointBuckets(size: 24)

  /// - Parameters:
  ///   - texts: what to write on lines of a level; nothing on others.
  ///   - marks: what must not come near a label.
  ///   - others: what must not run through one.
  init(
    lines: [Line], texts: [Double: String], plot: Drawing.Box, marks: [Drawing.Point],
    others: [[Drawing.Point]]
  ) {
    self.plot = plot
    self.marks = marks
    pieces = lines.map { [$0.isClosed ? $0.points + [$0.points[0]] : $0.points] }
    let walks = pieces.map { Polyline($0[0]) }
    for (index, walk) in walks.enumerated() { neighbours.add(walk, owner: index) }
    for line in others { neighbours.add(Polyline(line), owner: lines.count) }
    // Long lines have the most room, but short ones less choice: every line has its turn before any has a
    // second label.
    var cuts = [[(start: Double, end: Double)]](repeating: [], count: lines.count)
    let order = lines.indices.sorted { (walks[$0].length, $0) < (walks[$1].length, $1) }
    for turn in 0..<3 {
      for index in order {
        guard let text = texts[lines[index].level] else { continue }
        let wanted = max(1, Int(walks[index].length / Self.spacing))
        guard turn < wanted else { continue }
        if let (label, cut) = best(text, lines[index].level, on: walks[index], owner: index) {
          labels.append(label)
          cuts[index].append(cut)
        }
      }
    }
    for index in lines.indices where !cuts[index].isEmpty {
      pieces[index] = Self.rest(of: walks[index], without: cuts[index])
    }
  }

  private static func rest(of walk: Polyline, without cuts: [(start: Double, end: Double)]) -> [[Drawing
    .Point]]
  {
    var rest: [[Drawing.Point]] = []
    var start = 0.0
    for cut in cuts.sorted(by: { $0.start < $1.start }) {
      rest.append(walk.part(from: start, to: cut.start))
      start = cut.end
    }
    rest.append(walk.part(from: start, to: walk.length))
    return rest.filter { $0.count >= 2 }
  }

  /// The best place for a label on a line, if there is a good one.
  private func best(
    _ text: String, _ level: Double, on walk: Polyline, owner: Int
  ) -> (Label, cut: (start: Double, end: Double))? {
    let half = StrokeFont.width(of: text, size: Self.size) / 2 + 2
    // The line must go on at both sides.
    guard walk.length >= 6 * half else { return nil }
    var best: (label: Label, cut: (start: Double, end: Double), cost: Double)?
    let steps = Int(((walk.length - 2 * half) / 5).rounded(.down))
    for step in 0...max(0, steps) {
      let middle = half + Double(step) * 5
      guard middle + half <= walk.length else { break }
      let (a, b) = (walk.point(at: middle - half), walk.point(at: middle + half))
      let chord = hypot(b.x - a.x, b.y - a.y)
      // Bends: an arc of a circle whose chord is 0.97 of it turns by 49°.
      guard chord >= 0.97 * 2 * half else { continue }
      let label = Self.label(text, level, walk.point(at: middle), from: a, to: b, reach: half)
      guard isFree(label) else { continue }
      let crowding = crowding(of: label, owner: owner)
      guard crowding < 1 else { continue }
      // Rather straight, level and away from other lines.
      let cost = (1 - chord / (2 * half)) * 10 + abs(label.angle) / 90 + crowding * 2
      if cost < best?.cost ?? .infinity { best = (label, (middle - half, middle + half), cost) }
    }
    return best.map { ($0.label, $0.cut) }
  }

  private static func label(
    _ text: String, _ level: Double, _ middle: Drawing.Point, from a: Drawing.Point, to b: Drawing.Point,
    reach: Double
  ) -> Label {
    // Between the line's middle and its chord's, so that the letters follow a gentle bend.
    let center = Drawing.Point((middle.x + (a.x + b.x) / 2) / 2, (middle.y + (a.y + b.y) / 2) / 2)
    var angle = atan2(a.y - b.y, b.x - a.x) * 180 / .pi
    if angle > 90 { angle -= 180 }
    if angle <= -90 { angle += 180 }
    let turn = angle * .pi / 180
    // Digits are 0.7 em high: their middle is on the line.
    let drop = size * 0.35
    let origin = Drawing.Point(center.x + sin(turn) * drop, center.y + cos(turn) * drop)
    return Label(text: text, level: level, origin: origin, angle: angle, center: center, reach: reach)
  }

  /// Points along the middle of a label, as far apart as it is high.
  private static func spine(of label: Label) -> [Drawing.Point] {
    let count = max(1, Int((label.reach / halfHeight).rounded(.up)))
    let turn = label.angle * .pi / 180
    return (-count...count).map { step in
      let along = label.reach * Double(step) / Double(count)
      return Drawing.Point(label.center.x + cos(turn) * along, label.center.y - sin(turn) * along)
    }
  }

  private func isFree(_ label: Label) -> Bool {
    let spine = Self.spine(of: label)
    let margin = Self.halfHeight + 2
    return spine.allSatisfy { point in
      point.x >= plot.x + margin && point.x <= plot.maxX - margin && point.y >= plot.y + margin
        && point.y <= plot.maxY - margin
        && marks.allSatisfy { hypot($0.x - point.x, $0.y - point.y) > 12 + Self.halfHeight }
    }
      && labels.allSatisfy { other in
        // Those of one level keep far apart: one is enough for both lines.
        let distance = hypot(other.center.x - label.center.x, other.center.y - label.center.y)
        if other.level == label.level, distance < 90 { return false }
        if distance > other.reach + label.reach + 3 * Self.halfHeight { return true }
        return Self.spine(of: other).allSatisfy { theirs in
          spine.allSatisfy { hypot(theirs.x - $0.x, theirs.y - $0.y) > 2.4 * Self.halfHeight }
        }
      }
  }

  /// 0 where other lines keep away from a label, 1 and more where one runs through its letters.
  private func crowding(of label: Label, owner: Int) -> Double {
    var nearest = 3 * Self.halfHeight
    for point in Self.spine(of: label) {
      nearest = min(nearest, neighbours.distance(from: point, within: nearest, except: owner))
    }
    return 1 - (nearest - Self.halfHeight) / (2 * Self.halfHeight)
  }
}

/// Points of several lines, found by where they are.
private struct PointBuckets {
  private struct Bucket: Hashable {
    let column: Int
    let row: Int
  }

  private let size: Double
  private var points: [Bucket: [(point: Drawing.Point, owner: Int)]] = [:]

  init(size: Double) { self.size = size }

  private func bucket(_ point: Drawing.Point) -> Bucket {
    Bucket(column: Int((point.x / size).rounded(.down)), row: Int((point.y / size).rounded(.down)))
  }

  /// Adds points every three pixels along a line.
  mutating func add(_ line: Polyline, owner: Int) {
    let count = Int(line.length / 3)
    for step in 0...count {
      let point = line.point(at: line.length * Double(step) / Double(max(1, count)))
      points[bucket(point), default: []].append((point, owner))
    }
  }

  /// How near the nearest point of another owner is, at most `limit`, which is at most the buckets' size.
  func distance(from place: Drawing.Point, within limit: Double, except owner: Int) -> Double {
    let middle = bucket(place)
    var nearest = limit
    for row in middle.row - 1...middle.row + 1 {
      for column in middle.column - 1...middle.column + 1 {
        for (point, other) in points[Bucket(column: column, row: row)] ?? [] where other != owner {
          nearest = min(nearest, hypot(point.x - place.x, point.y - place.y))
        }
      }
    }
    return nearest
  }
}
