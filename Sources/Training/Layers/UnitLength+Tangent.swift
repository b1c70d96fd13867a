extension UnitLength {
  public func forwardTangent(_ pass: TangentPass) {
    let base = pass.base
    guard let input = pass.input else {
      return pass.output.update(repeating: 0, count: base.rows * inputWidth)
    }
    for row in 0..<base.rows {
      let start = row * inputWidth
      let direction = DirectionTangent(base.input + start, along: input + start, width: inputWidth)
      for index in 0..<inputWidth { pass.output[start + index] = Float(direction.tangent[index]) }
    }
  }

  public func backwardTangent(
    _ pass: TangentPass, outputGradient: UnsafeMutablePointer<Float>,
    outputGradientTangent: UnsafeMutablePointer<Float>, gradientTangent: UnsafeMutablePointer<Float>,
    inputGradientTangent: UnsafeMutablePointer<Float>?
  ) {
    guard let inputGradientTangent else { return }
    let base = pass.base
    let zeros = [Float](repeating: 0, count: inputWidth)
    zeros.withUnsafeBufferPointer { zeros in
      for row in 0..<base.rows {
        let start = row * inputWidth
        let direction = DirectionTangent(
          base.input + start, along: pass.input.map { $0 + start } ?? zeros.baseAddress!, width: inputWidth)
        let tangent = direction.gradientTangent(
          of: (0..<inputWidth).map { Double(outputGradient[start + $0]) },
          tangent: (0..<inputWidth).map { Double(outputGradientTangent[start + $0]) })
        for index in 0..<inputWidth { inputGradientTangent[start + index] = Float(tangent[index]) }
      }
    }
  }
}
