/// Why the curvature at some weights, or the plane of a path, is not known.
public enum CurvatureError: Error, Hashable, CustomStringConvertible {
  /// A product of the operator with a finite direction.
  case productNotFinite(number: Int)
  /// A checkpoint, counted from the first.
  case checkpointNotFinite(index: Int)
  /// A path spans so many dimensions, where a plane needs two.
  case pathTooStraight(dimensions: Int)

  public var description: String {
    switch self {
    case .productNotFinite(let number):
      "expected a finite product of the Hessian, found NaN or infinity in number \(number)"
    case .checkpointNotFinite(let index):
      "expected finite weights, found NaN or infinity in checkpoint \(index) of the path"
    case .pathTooStraight(let dimensions):
      "expected a path that spans a plane, found one of \(dimensions) dimension\(dimensions == 1 ? "" : "s")"
    }
  }
}
