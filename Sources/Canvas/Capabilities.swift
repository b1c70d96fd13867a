/// What a terminal can show.
public struct Capabilities: Hashable, Sendable {
  public enum ColorDepth: Int, Comparable, Sendable, CaseIterable {
    case none, ansi8, ansi16, indexed256, truecolor

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  public var colors: ColorDepth
  /// Whether block elements, braille and line drawing come out; if not, only ASCII does.
  public var unicode: Bool

  public init(colors: ColorDepth, unicode: Bool) {
    self.colors = colors
    self.unicode = unicode
  }
}
