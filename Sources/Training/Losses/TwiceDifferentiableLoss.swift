/// A loss of which it is known how its gradient changes along a change of the features.
public protocol TwiceDifferentiableLoss: Sendable {
  /// The tangent of each row's gradient: the Hessian of the loss with respect to the features, times the
  /// tangent of the features; where there is a head the same of the logits.
  func gradientTangent(
    _ rows: OutputRows, along tangents: OutputTangents, embedding: Embedding, into results: GradientTangents)
}

/// How what a network gives changes along a direction of its parameters, in memory that the caller owns.
public struct OutputTangents {
  /// (rows, width)
  let features: UnsafePointer<Float>
  /// (rows, classes); nil where there is no head.
  var logits: UnsafePointer<Float>? = nil
}

/// Where a loss writes the tangents of its gradient, in memory that the caller owns.
public struct GradientTangents {
  /// That of the gradient of `scale` times the loss with respect to the features, (rows, width); not through
  /// the head.
  let features: UnsafeMutablePointer<Float>
  /// The same with respect to the logits, (rows, classes).
  var logits: UnsafeMutablePointer<Float>? = nil
  var scale: Float = 1
}
