import CKernels

extension Dense {
  // ẏ = x·Ẇ + ḃ + ẋ·W where y is above 0.
  public func forwardTangent(_ pass: TangentPass) {
    let base = pass.base
    let (rows, inputs, outputs) = (base.rows, inputWidth, outputWidth)
    base.crew.ranges(of: rows, multiplyAdds: 2 * rows * weightCount) { part in
      let (from, to) = (part.lowerBound * inputs, pass.output + part.lowerBound * outputs)
      saddle_dense(
        part.count, inputs, outputs, base.input + from, pass.parameters, pass.parameters + weightCount, false,
        to, false)
      guard let input = pass.input else { return }
      saddle_matmul(
        part.count, outputs, inputs, input + from, inputs, 1, base.parameters, outputs, to, outputs, true,
        false)
    }
    if isRectified { saddle_relu_backward(rows, outputs, base.output, pass.output, outputs) }
  }

  // With the gradient G of the output before the ReLU: ḋb = the column sums of Ġ, ḋx = Ġ·Wᵀ + G·Ẇᵀ,
  // ḋW = xᵀ·Ġ + ẋᵀ·G.
  public func backwardTangent(
    _ pass: TangentPass, outputGradient: UnsafeMutablePointer<Float>,
    outputGradientTangent: UnsafeMutablePointer<Float>, gradientTangent: UnsafeMutablePointer<Float>,
    inputGradientTangent: UnsafeMutablePointer<Float>?
  ) {
    let base = pass.base
    let (rows, inputs, outputs) = (base.rows, inputWidth, outputWidth)
    if isRectified {
      saddle_relu_backward(rows, outputs, base.output, outputGradient, outputs)
      saddle_relu_backward(rows, outputs, base.output, outputGradientTangent, outputs)
    }
    saddle_column_sums(rows, outputs, outputGradientTangent, outputs, gradientTangent + weightCount)
    if let inputGradientTangent {
      let summands = [(outputGradientTangent, base.parameters), (outputGradient, pass.parameters)]
      for (index, (gradient, weights)) in summands.enumerated() {
        saddle_transpose(inputs, outputs, weights, outputs, pass.memory, inputs)
        base.crew.ranges(of: rows, multiplyAdds: rows * weightCount) { part in
          saddle_matmul(
            part.count, inputs, outputs, gradient + part.lowerBound * outputs, outputs, 1, pass.memory,
            inputs,
            inputGradientTangent + part.lowerBound * inputs, inputs, index > 0, false)
        }
      }
    }
    base.crew.ranges(of: inputs, multiplyAdds: 2 * rows * weightCount) { part in
      let to = gradientTangent + part.lowerBound * outputs
      saddle_matmul(
        part.count, outputs, rows, base.input + part.lowerBound, 1, inputs, outputGradientTangent, outputs,
        to,
        outputs, false, false)
      guard let input = pass.input else { return }
      saddle_matmul(
        part.count, outputs, rows, input + part.lowerBound, 1, inputs, outputGradient, outputs, to, outputs,
        true, false)
    }
  }
}
