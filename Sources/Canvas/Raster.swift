/// A grid of colours, row by row from the top.
public struct Raster: Hashable, Sendable {
  public let columns: Int
  public let rows: Int
  /// `columns * rows` colours.
  public internal(set) var pixels: [Color]

  public init(columns: Int, rows: Int, color: Color) {
    precondition(columns > 0 && rows > 0, "a raster has a size")
    self.columns = columns
    self.rows = rows
    pixels = Array(repeating: color, count: columns * rows)
  }

  public init(columns: Int, rows: Int, color: (_ column: Int, _ row: Int) -> Color) {
    precondition(columns > 0 && rows > 0, "a raster has a size")
    self.columns = columns
    self.rows = rows
    pixels = []
    pixels.reserveCapacity(columns * rows)
    for row in 0..<rows {
      for column in 0..<columns { pixels.append(color(column, row)) }
    }
  }

  public subscript(column: Int, row: Int) -> Color { pixels[row * columns + column] }

  /// Mixes a colour into a pixel by the part of the pixel that a shape covers, 0…1.
  mutating func blend(_ color: Color, column: Int, row: Int, coverage: Double) {
    guard coverage > 0, column >= 0, row >= 0, column < columns, row < rows else { return }
    let index = row * columns + column
    pixels[index] = coverage >= 1 ? color : pixels[index].mixed(with: color, fraction: coverage)
  }

  /// The pixels whose centres can lie in `from..<through`, clipped to `count` of them.
  static func span(from: Double, through: Double, count: Int) -> Range<Int> {
    let low = max(0, min(Double(count), from.rounded(.down)))
    let high = max(low, min(Double(count), through.rounded(.up)))
    return Int(low)..<Int(high)
  }
}
