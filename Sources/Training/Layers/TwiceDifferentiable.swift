/// A map of which not only the derivatives are known but also how these change along a direction.
///
/// With a tangent ẇ of the parameters every number a of a pass forward and back has a tangent
/// ȧ = d/dr a(w + r·ẇ) at r = 0, and the tangent of the gradient is the Hessian times ẇ: exact, and at the cost
/// of about one more pass. Pearlmutter, *Fast exact multiplication by the Hessian*, Neural Computation 6, 1994.
public protocol TwiceDifferentiable: Sendable {
  /// After the pass forward: the tangent of the output.
  func forwardTangent(_ pass: TangentPass)

  /// After ``forwardTangent(_:)`` with the same pass, and before the pass back: from the gradient with respect
  /// to the output and its tangent the tangents of the gradients with respect to the parameters and, where
  /// wanted, the input.
  ///
  /// - Parameters:
  ///   - outputGradient: is left as it is, but may be set to 0 where a ReLU lets nothing through.
  ///   - outputGradientTangent: may be overwritten.
  func backwardTangent(
    _ pass: TangentPass, outputGradient: UnsafeMutablePointer<Float>,
    outputGradientTangent: UnsafeMutablePointer<Float>, gradientTangent: UnsafeMutablePointer<Float>,
    inputGradientTangent: UnsafeMutablePointer<Float>?)
}

/// What the tangents of a layer are made from, in memory that the caller owns.
public struct TangentPass {
  /// The pass whose tangents these are.
  let base: LayerPass
  /// Of the layer's parameters.
  let parameters: UnsafePointer<Float>
  /// nil stands for zeros: the inputs of a network do not change with its parameters.
  let input: UnsafePointer<Float>?
  let output: UnsafeMutablePointer<Float>
  /// As much again as the layer has in the pass itself.
  let memory: UnsafeMutablePointer<Float>
}
