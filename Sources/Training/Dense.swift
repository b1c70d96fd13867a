import CKernels
import Datasets

/// A fully connected layer, y = x·W + b, with or without a ReLU behind it.
///
/// Its parameters are W (inputWidth, outputWidth), row by row, then b (outputWidth).
public struct Dense: Layer {
  public let inputWidth: Int
  public let outputWidth: Int
  public let isRectified: Bool

  public init(inputWidth: Int, outputWidth: Int, isRectified: Bool) {
    self.inputWidth = inputWidth
    self.outputWidth = outputWidth
    self.isRectified = isRectified
  }

  private var weightCount: Int { inputWidth * outputWidth }
  public var parameterCount: Int { weightCount + outputWidth }
  public var scratchCount: Int { weightCount }

  /// Weights of He's normal distribution, of variance 2/inputWidth; biases of 0.
  ///
  /// He, Zhang, Ren and Sun, *Delving deep into rectifiers*, ICCV 2015.
  public func initialize(
    _ parameters: UnsafeMutablePointer<Float>, using generator: inout SplitMix64
  ) {
    let deviation = (2 / Double(inputWidth)).squareRoot()
    for index in 0..<weightCount { parameters[index] = Float(deviation * generator.nextNormal()) }
    for index in weightCount..<parameterCount { parameters[index] = 0 }
  }

  public func forward(
    rows: Int, parameters: UnsafePointer<Float>, input: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>
  ) {
    saddle_matmul(
      rows, outputWidth, inputWidth, input, inputWidth, 1, parameters, outputWidth, output, outputWidth,
      false)
    saddle_bias(rows, outputWidth, output, outputWidth, parameters + weightCount, isRectified)
  }

  // With the gradient G (rows, outputWidth) of the output before the ReLU:
  // dW = xᵀ·G, db = the column sums of G, dx = G·Wᵀ.
  public func backward(
    rows: Int, parameters: UnsafePointer<Float>, input: UnsafePointer<Float>,
    output: UnsafePointer<Float>, outputGradient: UnsafeMutablePointer<Float>,
    gradient: UnsafeMutablePointer<Float>, inputGradient: UnsafeMutablePointer<Float>?,
    scratch: UnsafeMutablePointer<Float>
  ) {
    if isRectified { saddle_relu_backward(rows, outputWidth, output, outputGradient, outputWidth) }
    saddle_matmul(
      inputWidth, outputWidth, rows, input, 1, inputWidth, outputGradient, outputWidth, gradient,
      outputWidth, false)
    saddle_column_sums(rows, outputWidth, outputGradient, outputWidth, gradient + weightCount)
    guard let inputGradient else { return }
    saddle_transpose(inputWidth, outputWidth, parameters, outputWidth, scratch, inputWidth)
    saddle_matmul(
      rows, inputWidth, outputWidth, outputGradient, outputWidth, 1, scratch, inputWidth, inputGradient,
      inputWidth, false)
  }
}
