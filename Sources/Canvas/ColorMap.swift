/// A sequence of 256 colours that stands for the numbers from 0 to 1.
///
/// All maps grow steadily in luminance, so that they can be read without colour too.
public struct ColorMap: Hashable, Sendable {
  public let name: String
  /// The colours in ascending order; `fraction` belongs to entry ⌊256 · fraction⌋, as in matplotlib.
  private let colors: [Color]

  private init(name: String, table: [UInt32]) {
    self.name = name
    colors = table.map { Color($0) }
  }

  public static let viridis = ColorMap(name: "viridis", table: viridisTable)
  public static let magma = ColorMap(name: "magma", table: magmaTable)
  public static let cividis = ColorMap(name: "cividis", table: cividisTable)
  public static let grey = ColorMap(name: "grey", table: (0..<256).map { $0 * 0x01_0101 })

  public static let all = [viridis, magma, cividis, grey]

  /// What stands for "not a number": a dull red that is in none of the maps.
  public static let notANumber = Color(0x7A4A4A)

  /// The colour of a number from 0 to 1; numbers outside get the colour of the nearer end, NaN gets
  /// ``notANumber``.
  public func color(at fraction: Double) -> Color {
    if fraction.isNaN { return Self.notANumber }
    return colors[Int((min(max(fraction, 0), 1) * 256).rounded(.down)).clamped(to: 0...255)]
  }
}

extension Comparable {
  package func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
