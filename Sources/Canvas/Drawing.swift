/// A picture made of shapes, independent of resolution: what becomes an SVG or a PNG.
///
/// Lengths are in CSS pixels (1/96 inch), `x` grows to the right and `y` downwards. Shapes are painted in
/// the order in which they were added; many of one kind and colour are one shape, which keeps files small.
public struct Drawing: Hashable, Sendable {
  public let width: Double
  public let height: Double
  public let background: Color
  public private(set) var shapes: [Shape] = []

  public init(width: Double, height: Double, background: Color) {
    precondition(width > 0 && height > 0, "a drawing has a size")
    self.width = width
    self.height = height
    self.background = background
  }

  public mutating func add(_ shape: Shape) { shapes.append(shape) }

  public enum Shape: Hashable, Sendable {
    case boxes([Box], Color)
    /// Polylines, each of two points or more.
    case lines([[Point]], Stroke)
    case dots([Point], radius: Double, Color)
    case text(Text)
    /// A grid of colours stretched over a box, every pixel of it a rectangle of one colour.
    case image(Raster, Box)
  }

  public struct Point: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  public struct Box: Hashable, Sendable {
    public var x: Double
    public var y: Double
    public var width: Double
    public var height: Double

    public init(x: Double, y: Double, width: Double, height: Double) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }

    public var maxX: Double { x + width }
    public var maxY: Double { y + height }
  }

  public struct Stroke: Hashable, Sendable {
    public enum Cap: String, Hashable, Sendable {
      case butt
      case round
      /// Half a width longer at both ends, so that lines that meet at a right angle close the corner.
      case square
    }

    public var color: Color
    public var width: Double
    public var cap: Cap
    /// The lengths of dash, gap, dash, gap …; empty for a solid line.
    public var dashes: [Double]

    public init(_ color: Color, width: Double = 1, cap: Cap = .butt, dashes: [Double] = []) {
      self.color = color
      self.width = width
      self.cap = cap
      self.dashes = dashes
    }
  }

  /// One line of text that stands with its baseline on `origin`.
  public struct Text: Hashable, Sendable {
    public enum Anchor: String, Hashable, Sendable {
      case start, middle, end
    }

    public var string: String
    public var origin: Point
    public var size: Double
    public var color: Color
    public var anchor: Anchor
    public var isBold: Bool
    /// How far it is turned counter-clockwise around its origin, in degrees; at 90 it reads upwards.
    public var angle: Double
    /// The colour of a border that keeps it legible over a picture.
    public var halo: Color?
    /// The length that the text is set to, in a monospaced font; nil for the natural length in a
    /// proportional one.
    public var cellsLength: Double?

    /// How far a halo reaches beyond the letters.
    static let haloWidth = 1.8

    public init(
      _ string: String, at origin: Point, size: Double, color: Color, anchor: Anchor = .start,
      isBold: Bool = false, angle: Double = 0, halo: Color? = nil, cellsLength: Double? = nil
    ) {
      self.string = string
      self.origin = origin
      self.size = size
      self.color = color
      self.anchor = anchor
      self.isBold = isBold
      self.angle = angle
      self.halo = halo
      self.cellsLength = cellsLength
    }
  }
}
