import CKernels

/// The mean or the largest of each 2×2 places of an image (height, width, channels); an odd last row or
/// column is left out.
public struct Pooling: Layer {
  public enum Kind: Sendable, Hashable { case average, max }

  let kind: Kind
  /// (height, width, channels)
  let inputShape: [Int]
  public let inputWidth: Int
  public let outputWidth: Int

  /// - Precondition: `inputShape` has three extents, the first two at least 2.
  public init(_ kind: Kind, inputShape: [Int]) {
    precondition(inputShape.count == 3 && inputShape[0] >= 2 && inputShape[1] >= 2)
    self.kind = kind
    self.inputShape = inputShape
    inputWidth = inputShape.reduce(1, *)
    outputWidth = inputShape[0] / 2 * (inputShape[1] / 2) * inputShape[2]
  }

  public var outputShape: [Int] { [inputShape[0] / 2, inputShape[1] / 2, inputShape[2]] }

  public func forward(_ pass: LayerPass) {
    let (height, width, channels) = (inputShape[0], inputShape[1], inputShape[2])
    pass.crew.each(pass.rows, ofSize: inputWidth) { row in
      let (input, output) = (pass.input + row * inputWidth, pass.output + row * outputWidth)
      switch kind {
      case .average: saddle_average_pool(height, width, channels, input, output)
      case .max: saddle_max_pool(height, width, channels, input, output)
      }
    }
  }

  public func backward(
    _ pass: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?
  ) {
    guard let inputGradient else { return }
    let (height, width, channels) = (inputShape[0], inputShape[1], inputShape[2])
    pass.crew.each(pass.rows, ofSize: inputWidth) { row in
      let (from, to) = (outputGradient + row * outputWidth, inputGradient + row * inputWidth)
      switch kind {
      case .average: saddle_average_pool_backward(height, width, channels, from, to)
      case .max:
        saddle_max_pool_backward(
          height, width, channels, pass.input + row * inputWidth, pass.output + row * outputWidth, from, to)
      }
    }
  }
}
