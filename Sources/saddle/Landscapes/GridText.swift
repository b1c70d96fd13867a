import Landscape

/// A part of a plane and the points on it, as the command line has them: `-1:1` or `-1:1,-0.5:0.5`, and `51` or
/// `51x31`.
enum GridText {
  /// How many points there can be along an axis.
  static let resolutions = 2...1001
  /// How far from the center a point can be, in lengths of an axis.
  static let farthest = 1e6

  /// - Parameter isLine: whether there is one axis only.
  /// - Throws: ``CommandError/usage(_:)`` naming the option, what it takes and what was found.
  static func grid(range: String, resolution: String, isLine: Bool) throws(CommandError) -> Grid {
    let (ranges, counts) = (try ranges(range), try counts(resolution))
    for (ends, count) in zip([ranges[0], ranges.last!], [counts[0], counts.last!]) {
      guard areApart(ends, count) else {
        throw .usage("--range: expected ends that \(count) points fit between, found '\(range)'")
      }
    }
    if isLine {
      guard ranges.count == 1 else {
        throw .usage("--range: expected one range, that of a line, found '\(range)'")
      }
      guard counts.count == 1 else {
        throw .usage("--resolution: expected one number, that of a line, found '\(resolution)'")
      }
      return Grid(x: axis(ranges[0], counts[0]), y: GridAxis(at: 0))
    }
    return Grid(x: axis(ranges[0], counts[0]), y: axis(ranges.last!, counts.last!))
  }

  /// The same for one range of both axes that somebody else names; nil where so many points do not fit into it.
  static func grid(range: ClosedRange<Double>, resolution: String) throws(CommandError) -> Grid? {
    let counts = try counts(resolution)
    let ends = (range.lowerBound, range.upperBound)
    guard counts.allSatisfy({ areApart(ends, $0) }) else { return nil }
    return Grid(x: axis(ends, counts[0]), y: axis(ends, counts.last!))
  }

  /// Whether so many numbers between two can be told from each other.
  private static func areApart(_ ends: (Double, Double), _ count: Int) -> Bool {
    (ends.1 - ends.0) / Double(count - 1) > 4 * max(abs(ends.0), abs(ends.1)).ulp
  }

  private static func axis(_ range: (Double, Double), _ count: Int) -> GridAxis {
    GridAxis(from: range.0, through: range.1, count: count)
  }

  private static func ranges(_ text: String) throws(CommandError) -> [(Double, Double)] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let ranges = parts.compactMap { part -> (Double, Double)? in
      let ends = part.split(separator: ":", omittingEmptySubsequences: false).compactMap { Double($0) }
      guard ends.count == 2, ends.allSatisfy({ abs($0) <= farthest }), ends[0] < ends[1] else { return nil }
      return (ends[0], ends[1])
    }
    guard (1...2).contains(parts.count), ranges.count == parts.count,
      parts.allSatisfy({ $0.count(where: { $0 == ":" }) == 1 })
    else {
      throw .usage(
        "--range: expected the lower and the upper end within ±1e6, such as -1:1, or of x and y, such as"
          + " -1:1,-0.5:0.5, found '\(text)'")
    }
    return ranges
  }

  private static func counts(_ text: String) throws(CommandError) -> [Int] {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    let counts = parts.compactMap { Int($0) }.filter(resolutions.contains)
    guard (1...2).contains(parts.count), counts.count == parts.count else {
      throw .usage(
        "--resolution: expected \(resolutions.lowerBound) to \(resolutions.upperBound) points along each axis,"
          + " such as 51 or 51x31, found '\(text)'")
    }
    return counts
  }
}
