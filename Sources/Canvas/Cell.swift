/// One character cell of a ``Buffer``.
///
/// A character that is two columns wide is followed by a ``continuation`` cell.
public struct Cell: Hashable, Sendable {
  public var glyph: Unicode.Scalar
  public var style: Style

  public init(_ glyph: Unicode.Scalar, _ style: Style = .plain) {
    self.glyph = glyph
    self.style = style
  }

  public static let blank = Cell(" ")

  /// The glyph of the second column of a wide character; nothing is drawn for it.
  public static let continuation: Unicode.Scalar = "\0"
}
