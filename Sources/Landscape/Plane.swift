import Glibc
import Training

/// A plane through the space of weights: center + a·x + b·y; or a line, where y is 0 everywhere.
///
/// The axes need not be orthogonal or of the same length; running statistics are those of the center
/// everywhere.
public struct Plane: Sendable {
  public let center: Weights
  public let x: [Float]
  public let y: [Float]

  public let isLine: Bool

  // The products ⟨x, x⟩, ⟨x, y⟩ and ⟨y, y⟩.
  private let xx: Double
  private let xy: Double
  private let yy: Double

  /// The sine of the angle between the axes below which they count as parallel.
  private static let leastSine = 1e-4

  /// - Precondition: the axes have as many numbers as the center has parameters.
  /// - Throws: ``PlaneError`` where an axis is 0 or not finite, or the two are parallel.
  public init(center: Weights, x: [Float], y: [Float]) throws(PlaneError) {
    precondition(x.count == center.parameters.count && y.count == center.parameters.count)
    self.center = center
    self.x = x
    self.y = y
    isLine = false
    xx = Self.dot(x, x)
    xy = Self.dot(x, y)
    yy = Self.dot(y, y)
    for (name, square) in [("x", xx), ("y", yy)] {
      guard square.isFinite else { throw .axisNotFinite(name) }
      guard square > 0 else { throw .axisIsZero(name) }
    }
    let sine = (max(0, 1 - cosine * cosine)).squareRoot()
    guard sine >= Self.leastSine else { throw .parallelAxes(degrees: degrees) }
  }

  /// A line: b then counts for nothing.
  ///
  /// - Precondition: the axis has as many numbers as the center has parameters.
  /// - Throws: ``PlaneError`` where the axis is 0 or not finite.
  public init(center: Weights, along x: [Float]) throws(PlaneError) {
    precondition(x.count == center.parameters.count)
    self.center = center
    self.x = x
    y = [Float](repeating: 0, count: x.count)
    isLine = true
    xx = Self.dot(x, x)
    xy = 0
    yy = 0
    guard xx.isFinite else { throw .axisNotFinite("x") }
    guard xx > 0 else { throw .axisIsZero("x") }
  }

  private var cosine: Double { xy / (xx * yy).squareRoot() }
  /// The angle between the axes; NaN for a line.
  public var degrees: Double { isLine ? .nan : acos(min(max(cosine, -1), 1)) * 180 / .pi }
  /// The product ⟨x, y⟩ of the axes.
  public var axisProduct: Double { xy }
  /// The lengths of the axes.
  public var lengths: (x: Double, y: Double) { (xx.squareRoot(), yy.squareRoot()) }

  /// Where some parameters stand: the coordinates of the nearest point of the plane and the distance to it.
  public struct Projection: Sendable, Hashable {
    public let a: Double
    public let b: Double
    public let distance: Double
  }

  /// By least squares, so that the axes need not be orthogonal.
  ///
  /// - Precondition: there are as many as the center has.
  public func projection(of parameters: [Float]) -> Projection {
    let count = parameters.count
    precondition(count == x.count)
    var (alongX, alongY) = (0.0, 0.0)
    for index in 0..<count {
      let difference = Double(parameters[index]) - Double(center.parameters[index])
      alongX += difference * Double(x[index])
      alongY += difference * Double(y[index])
    }
    let determinant = xx * yy - xy * xy
    let a = isLine ? alongX / xx : (alongX * yy - alongY * xy) / determinant
    let b = isLine ? 0 : (alongY * xx - alongX * xy) / determinant
    var square = 0.0
    for index in 0..<count {
      let difference = Double(parameters[index]) - Double(center.parameters[index])
      let rest = difference - a * Double(x[index]) - b * Double(y[index])
      square += rest * rest
    }
    return Projection(a: a, b: b, distance: square.squareRoot())
  }

  /// The parameters at a point.
  public func parameters(a: Double, b: Double) -> [Float] {
    center.parameters.indices.map {
      Float(Double(center.parameters[$0]) + a * Double(x[$0]) + b * Double(y[$0]))
    }
  }

  static func dot(_ u: [Float], _ v: [Float]) -> Double {
    zip(u, v).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }
}

/// Two directions that span no plane.
public enum PlaneError: Error, Hashable, CustomStringConvertible {
  case axisIsZero(String)
  case axisNotFinite(String)
  case parallelAxes(degrees: Double)

  public var description: String {
    switch self {
    case .axisIsZero(let name): "expected two directions, found that \(name) is zero everywhere"
    case .axisNotFinite(let name): "expected finite directions, found NaN or infinity in \(name)"
    case .parallelAxes(let degrees):
      "expected two directions that span a plane, found an angle of \(degrees) degrees between them"
    }
  }
}
