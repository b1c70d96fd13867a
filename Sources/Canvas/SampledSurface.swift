/// Values at the points of a grid that is evaluated from coarse to fine.
public struct SampledSurface: Hashable, Sendable {
  public let columns: Int
  public let rows: Int
  /// Row by row, the lowest `y` first: nil where nothing was evaluated, not finite where that was the result.
  public let values: [Double?]

  /// - Precondition: at least two columns and two rows, and `columns * rows` values.
  public init(columns: Int, rows: Int, values: [Double?]) {
    precondition(columns >= 2 && rows >= 2, "a surface has two points along each axis")
    precondition(values.count == columns * rows, "a value for each grid point")
    self.columns = columns
    self.rows = rows
    self.values = values
  }

  /// A number of a picture of the surface, and what it is worth.
  public struct Pixel: Hashable, Sendable {
    public enum Origin: Hashable, Sendable {
      /// The grid point next to it was evaluated.
      case evaluated
      /// Only grid points around it were.
      case interpolated
      case unknown
    }

    /// NaN where it is unknown.
    public var value: Double
    public var origin: Origin

    static let unknown = Pixel(value: .nan, origin: .unknown)
  }

  /// The numbers at the centres of pixels that tile the surface from its first to its last column, row by row,
  /// the highest `y` first.
  public func pixels(columns count: Int, rows rowCount: Int) -> [Pixel] {
    var pixels: [Pixel] = []
    pixels.reserveCapacity(max(0, count) * max(0, rowCount))
    for row in 0..<max(0, rowCount) {
      let v = 1 - (Double(row) + 0.5) / Double(rowCount)
      for column in 0..<max(0, count) {
        pixels.append(pixel(u: (Double(column) + 0.5) / Double(count), v: v))
      }
    }
    return pixels
  }

  /// The number at a place given as fractions of the grid, 0…1, `v` upwards.
  ///
  /// Among four evaluated neighbours it is bilinear; beside an evaluated point that lacks such neighbours it
  /// is that point's; elsewhere it is bilinear in the finest cell of a grid with a stride of 2, 4, 8 …, the
  /// last column and row belonging to each, whose corners were all evaluated. In a cell with a corner that is
  /// not finite the nearest corner counts alone.
  public func pixel(u: Double, v: Double) -> Pixel {
    let x = u.clamped(to: 0...1) * Double(columns - 1)
    let y = v.clamped(to: 0...1) * Double(rows - 1)
    if let value = interpolated(x, y, stride: 1) {
      return Pixel(value: value, origin: .evaluated)
    }
    if let nearest = self[Int(x.rounded()), Int(y.rounded())] {
      return Pixel(value: nearest, origin: .evaluated)
    }
    var stride = 2
    while true {
      if let value = interpolated(x, y, stride: stride) {
        return Pixel(value: value, origin: .interpolated)
      }
      if stride >= max(columns, rows) - 1 { return .unknown }
      stride *= 2
    }
  }

  /// The values at all grid points, interpolated where they were not evaluated; NaN where they are unknown.
  public var filled: [Double] {
    values.indices.map { index in
      if let value = values[index] { return value }
      let u = Double(index % columns) / Double(columns - 1)
      let v = Double(index / columns) / Double(rows - 1)
      return pixel(u: u, v: v).value
    }
  }

  /// The same surface with other values where there are some.
  func map(_ transform: (Double) -> Double) -> SampledSurface {
    SampledSurface(columns: columns, rows: rows, values: values.map { $0.map(transform) })
  }

  private subscript(column: Int, row: Int) -> Double? { values[row * columns + column] }

  private func interpolated(_ x: Double, _ y: Double, stride: Int) -> Double? {
    let (left, right) = Self.span(around: x, stride: stride, count: columns)
    let (bottom, top) = Self.span(around: y, stride: stride, count: rows)
    guard let a = self[left, bottom], let b = self[right, bottom], let c = self[left, top],
      let d = self[right, top]
    else { return nil }
    let s = (x - Double(left)) / Double(max(1, right - left))
    let t = (y - Double(bottom)) / Double(max(1, top - bottom))
    guard a.isFinite, b.isFinite, c.isFinite, d.isFinite else {
      return t < 0.5 ? (s < 0.5 ? a : b) : (s < 0.5 ? c : d)
    }
    return (a * (1 - s) + b * s) * (1 - t) + (c * (1 - s) + d * s) * t
  }

  /// The marks of a stride below and above a place, or the one that it lies on: what has no weight need not
  /// be known. The last point is always a mark.
  private static func span(around place: Double, stride: Int, count: Int) -> (lower: Int, upper: Int) {
    let last = count - 1
    if place >= Double(last) { return (last, last) }
    let lower = Int(place) / stride * stride
    return place == Double(lower) ? (lower, lower) : (lower, min(lower + stride, last))
  }
}
