import CKernels

// The slope of a ReLU does not change but at 0, where it counts as 0.
extension Rectifier: LinearInPieces {
  public func forwardTangent(_ pass: TangentPass) {
    let count = pass.base.rows * inputWidth
    guard let input = pass.input else { return pass.output.update(repeating: 0, count: count) }
    pass.output.update(from: input, count: count)
    saddle_relu_backward(pass.base.rows, inputWidth, pass.base.output, pass.output, inputWidth)
  }
}
