/// A layer without parameters that is linear but for which inputs it lets through, and that does not change with a
/// small step: it leads the tangent of a gradient back as it does the gradient.
protocol LinearInPieces: Layer {}

extension LinearInPieces {
  public func backwardTangent(
    _ pass: TangentPass, outputGradient: UnsafeMutablePointer<Float>,
    outputGradientTangent: UnsafeMutablePointer<Float>, gradientTangent: UnsafeMutablePointer<Float>,
    inputGradientTangent: UnsafeMutablePointer<Float>?
  ) {
    backward(
      pass.base, outputGradient: outputGradientTangent, gradient: gradientTangent,
      inputGradient: inputGradientTangent)
  }
}
