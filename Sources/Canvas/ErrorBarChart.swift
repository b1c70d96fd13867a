import Glibc

/// Means with error bars at a few places along the horizontal axis, joined by a line for each series, such as
/// accuracy against the number of samples.
public struct ErrorBarChart: Sendable, Equatable {
  /// What stands at a mean, so that colour is never the only difference.
  public enum Marker: Sendable, Hashable, CaseIterable {
    case disc, diamond, square, triangle, ring, openDiamond, openSquare, openTriangle
  }

  /// A place along the horizontal axis.
  public struct Column: Sendable, Equatable {
    public var label: String
    /// From 0 at the left to 1 at the right.
    public var place: Double

    public init(label: String, place: Double) {
      self.label = label
      self.place = place
    }
  }

  public struct Point: Sendable, Equatable {
    /// The index of its column.
    public var column: Int
    public var mean: Double
    /// How far the bar reaches up and down; nil for no bar.
    public var error: Double?

    public init(column: Int, mean: Double, error: Double?) {
      self.column = column
      self.mean = mean
      self.error = error
    }
  }

  public struct Series: Sendable, Equatable {
    public var name: String
    public var color: Color
    public var pattern: LinePattern
    public var marker: Marker
    /// Ascending in their columns; those that are missing are not there.
    public var points: [Point]

    public init(name: String, color: Color, pattern: LinePattern = .solid, marker: Marker, points: [Point]) {
      self.name = name
      self.color = color
      self.pattern = pattern
      self.marker = marker
      self.points = points
    }
  }

  public var title: String
  /// What the columns are, such as "samples a class".
  public var xLabel: String
  public var columns: [Column]
  public var series: [Series]
  /// Whether lines join the means: where the columns have an order.
  public var areJoined: Bool

  public init(title: String, xLabel: String, columns: [Column], series: [Series], areJoined: Bool = true) {
    self.title = title
    self.xLabel = xLabel
    self.columns = columns
    self.series = series
    self.areJoined = areJoined
  }

  /// Places for numbers: by their logarithms where they are positive and lie more than fourfold apart. What is not
  /// finite has none.
  public static func columns(_ numbers: [Double]) -> [Column] {
    let finite = numbers.filter(\.isFinite)
    let (least, greatest) = (finite.min() ?? 0, finite.max() ?? 0)
    let isLogarithmic = least > 0 && greatest > 4 * least
    func measure(_ number: Double) -> Double { isLogarithmic ? log(number) : number }
    let width = measure(greatest) - measure(least)
    return numbers.map {
      Column(
        label: $0 == $0.rounded() && abs($0) < 1e6 ? Int($0).grouped : $0.formatted(),
        place: !$0.isFinite ? .nan : width > 0 ? (measure($0) - measure(least)) / width : 0.5)
    }
  }

  /// Evenly spaced places for names.
  public static func columns(_ names: [String]) -> [Column] {
    names.enumerated().map {
      Column(label: $1, place: names.count > 1 ? Double($0) / Double(names.count - 1) : 0.5)
    }
  }

  /// The least and the greatest end of a bar or mean that is finite; nil where there is none.
  var extent: ClosedRange<Double>? {
    let ends = series.flatMap(\.points).flatMap { point -> [Double] in
      let error = point.error.flatMap { $0.isFinite ? $0 : nil } ?? 0
      return [point.mean - error, point.mean + error]
    }.filter(\.isFinite)
    guard let least = ends.min(), let greatest = ends.max() else { return nil }
    return least...greatest
  }
}

extension ErrorBarChart.Marker {
  /// How it looks in a cell.
  public var glyph: Unicode.Scalar {
    switch self {
    case .disc: "●"
    case .diamond: "◆"
    case .square: "■"
    case .triangle: "▲"
    case .ring: "○"
    case .openDiamond: "◇"
    case .openSquare: "□"
    case .openTriangle: "△"
    }
  }

  /// How it looks where there is only ASCII, in which the closest characters would be the same.
  var asciiGlyph: Unicode.Scalar {
    switch self {
    case .disc: "*"
    case .diamond: "@"
    case .square: "#"
    case .triangle: "^"
    case .ring: "o"
    case .openDiamond: "x"
    case .openSquare: "%"
    case .openTriangle: "A"
    }
  }
}
