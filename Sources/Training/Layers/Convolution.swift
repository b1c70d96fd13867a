import CKernels
import Datasets

/// A convolution without bias over images (height, width, channels), padded with zeros so that a stride of 1
/// keeps their size.
///
/// Its parameters are the weights (kernel, kernel, channels, filters), row by row.
public struct Convolution: Layer {
  /// (height, width, channels)
  let inputShape: [Int]
  public let inputWidth: Int
  public let outputWidth: Int
  let filters: Int
  let kernel: Int

  /// - Precondition: `inputShape` has three extents and `kernel` is odd.
  public init(inputShape: [Int], filters: Int, kernel: Int) {
    precondition(inputShape.count == 3 && !kernel.isMultiple(of: 2))
    self.inputShape = inputShape
    self.filters = filters
    self.kernel = kernel
    inputWidth = inputShape.reduce(1, *)
    outputWidth = inputShape[0] * inputShape[1] * filters
  }

  public var outputShape: [Int] { [inputShape[0], inputShape[1], filters] }
  public var parameterCount: Int { patchWidth * filters }
  public var multiplyAdds: Int { places * parameterCount }

  var patchWidth: Int { kernel * kernel * inputShape[2] }
  var places: Int { inputShape[0] * inputShape[1] }

  public var tensors: [LayerTensor] {
    let channels = inputShape[2]
    return [
      LayerTensor(
        "weight", shape: [filters, channels, kernel, kernel], offset: 0,
        strides: [1, filters, kernel * channels * filters, channels * filters])
    ]
  }

  var window: saddle_window {
    saddle_window(
      height: inputShape[0], width: inputShape[1], channels: inputShape[2], kernel: kernel, stride: 1,
      padding: kernel / 2, output_height: inputShape[0], output_width: inputShape[1])
  }

  /// Weights of He's normal distribution, of variance 2/(kernel²·channels).
  public func initialize(
    parameters: UnsafeMutablePointer<Float>, statistics: UnsafeMutablePointer<Float>,
    using generator: inout SplitMix64
  ) {
    let deviation = (2 / Double(patchWidth)).squareRoot()
    for index in 0..<parameterCount { parameters[index] = Float(deviation * generator.nextNormal()) }
  }

  // The memory: patches and their gradients for each worker, the gradient of the weights for each piece, and
  // the transposed weights.
  public func memoryCount(rows: Int, crew: Crew) -> Int {
    crew.threads * 2 * places * patchWidth + (Pieces.most + 1) * parameterCount
  }

  public func forward(_ pass: LayerPass) {
    var window = window
    let patchCount = places * patchWidth
    pass.crew.each(pass.rows) { row, worker in
      let patches = pass.memory + 2 * worker * patchCount
      saddle_patches(&window, pass.input + row * inputWidth, patches)
      saddle_matmul(
        places, filters, patchWidth, patches, patchWidth, 1, pass.parameters, filters,
        pass.output + row * outputWidth, filters, false, false)
    }
  }

  // With the patches P (places, patchWidth) of a row and the gradient G (places, filters) of its output:
  // dW = Σ Pᵀ·G over the rows, dP = G·Wᵀ.
  public func backward(
    _ pass: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?
  ) {
    var window = window
    let patchCount = places * patchWidth
    let sums = pass.memory + pass.crew.threads * 2 * patchCount
    let transposed = sums + Pieces.most * parameterCount
    if inputGradient != nil {
      saddle_transpose(patchWidth, filters, pass.parameters, filters, transposed, patchWidth)
    }
    let pieces = Pieces(rows: pass.rows)
    pass.crew.each(pieces.count) { piece, worker in
      let patches = pass.memory + 2 * worker * patchCount
      let patchGradients = patches + patchCount
      let rows = pieces[piece]
      for row in rows {
        let rowGradient = outputGradient + row * outputWidth
        saddle_patches(&window, pass.input + row * inputWidth, patches)
        saddle_matmul(
          patchWidth, filters, places, patches, 1, patchWidth, rowGradient, filters,
          sums + piece * parameterCount, filters, row > rows.lowerBound, false)
        guard let inputGradient else { continue }
        saddle_matmul(
          places, patchWidth, filters, rowGradient, filters, 1, transposed, patchWidth, patchGradients,
          patchWidth, false, false)
        saddle_patches_backward(&window, patchGradients, inputGradient + row * inputWidth)
      }
    }
    saddle_column_sums(pieces.count, parameterCount, sums, parameterCount, gradient)
  }
}
