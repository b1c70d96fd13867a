extension Sigmoidal {
  // ẏ = y′·ẋ.
  public func forwardTangent(_ pass: TangentPass) {
    guard let input = pass.input else {
      return pass.output.update(repeating: 0, count: pass.base.rows * inputWidth)
    }
    scale(pass.base, input, to: pass.output)
  }

  // With y′ as a function of y, of dx = y′·dy by the rule of products: ḋx = y′·ḋy + dy′/dy·ẏ·dy.
  public func backwardTangent(
    _ pass: TangentPass, outputGradient: UnsafeMutablePointer<Float>,
    outputGradientTangent: UnsafeMutablePointer<Float>, gradientTangent: UnsafeMutablePointer<Float>,
    inputGradientTangent: UnsafeMutablePointer<Float>?
  ) {
    guard let inputGradientTangent else { return }
    scale(pass.base, outputGradientTangent, to: inputGradientTangent)
    let constant: Float = curve == .logistic ? 1 : 0
    for index in 0..<pass.base.rows * inputWidth {
      let bend = constant - 2 * pass.base.output[index]
      inputGradientTangent[index] += bend * pass.output[index] * outputGradient[index]
    }
  }
}
