import CKernels

/// The mean of each channel over all places of an image: (height, width, channels) → (channels).
public struct GlobalAveragePooling: Layer {
  /// (height, width, channels)
  let inputShape: [Int]

  /// - Precondition: `inputShape` has three extents.
  public init(inputShape: [Int]) {
    precondition(inputShape.count == 3)
    self.inputShape = inputShape
  }

  private var places: Int { inputShape[0] * inputShape[1] }
  public var inputWidth: Int { places * outputWidth }
  public var outputWidth: Int { inputShape[2] }
  /// `AdaptiveAvgPool2d(1)` and `Flatten`.
  public var moduleCount: Int { 2 }

  public func forward(_ pass: LayerPass) {
    for row in 0..<pass.rows {
      let output = pass.output + row * outputWidth
      saddle_column_sums(places, outputWidth, pass.input + row * inputWidth, outputWidth, output)
      for channel in 0..<outputWidth { output[channel] /= Float(places) }
    }
  }

  public func backward(
    _ pass: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?
  ) {
    guard var next = inputGradient else { return }
    for row in 0..<pass.rows {
      let from = outputGradient + row * outputWidth
      for channel in 0..<outputWidth { from[channel] /= Float(places) }
      for _ in 0..<places {
        next.update(from: from, count: outputWidth)
        next += outputWidth
      }
    }
  }
}
