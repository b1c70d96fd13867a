import CKernels

/// max(x, 0), where no layer that could do it along the way stands before it.
public struct Rectifier: Layer {
  public let inputWidth: Int

  public init(width: Int) { inputWidth = width }

  public var outputWidth: Int { inputWidth }

  public func forward(_ pass: LayerPass) {
    for index in 0..<pass.rows * inputWidth {
      let value = pass.input[index]
      // A NaN stays one.
      pass.output[index] = value <= 0 ? 0 : value
    }
  }

  public func backward(
    _ pass: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?
  ) {
    guard let inputGradient else { return }
    inputGradient.update(from: outputGradient, count: pass.rows * inputWidth)
    saddle_relu_backward(pass.rows, inputWidth, pass.output, inputGradient, inputWidth)
  }
}
