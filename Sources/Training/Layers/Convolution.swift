import CKernels
import Datasets

/// A convolution without bias over images (height, width, channels), padded with zeros so that a stride of 1
/// keeps their size.
///
/// Its parameters are the weights (kernel, kernel, channels, filters), row by row.
public struct Convolution: Layer {
  /// (height, width, channels)
  let inputShape: [Int]
  public let outputShape: [Int]
  public let inputWidth: Int
  public let outputWidth: Int
  let filters: Int
  let kernel: Int
  let stride: Int
  private let fan: Fan

  /// Which of two numbers the variance of the initial weights is 2 over.
  public enum Fan: Sendable, Hashable {
    /// How many numbers an output is a sum of.
    case `in`
    /// How many outputs a number has a part in, with a stride of 1.
    case out
  }
  /// nil where the convolution works on patches.
  private(set) var products: Places?

  /// - Precondition: `inputShape` has three extents and `kernel` is odd.
  public init(inputShape: [Int], filters: Int, kernel: Int, stride: Int = 1, fan: Fan = .in) {
    self.fan = fan
    precondition(inputShape.count == 3 && !kernel.isMultiple(of: 2) && stride > 0)
    self.inputShape = inputShape
    self.filters = filters
    self.kernel = kernel
    self.stride = stride
    outputShape = [(inputShape[0] - 1) / stride + 1, (inputShape[1] - 1) / stride + 1, filters]
    inputWidth = inputShape.reduce(1, *)
    outputWidth = outputShape.reduce(1, *)
    products = Self.places(self)
  }

  public var parameterCount: Int { patchWidth * filters }
  public var multiplyAdds: Int { places * parameterCount }

  var patchWidth: Int { kernel * kernel * inputShape[2] }
  var places: Int { outputShape[0] * outputShape[1] }

  public var tensors: [LayerTensor] {
    let channels = inputShape[2]
    return [
      LayerTensor(
        "weight", shape: [filters, channels, kernel, kernel], offset: 0,
        strides: [1, filters, kernel * channels * filters, channels * filters])
    ]
  }

  /// Weights of He's normal distribution, of variance 2/(kernel²·channels) or 2/(kernel²·filters).
  ///
  /// He, Zhang, Ren and Sun, *Delving deep into rectifiers*, ICCV 2015.
  public func initialize(
    parameters: UnsafeMutablePointer<Float>, statistics: UnsafeMutablePointer<Float>,
    using generator: inout SplitMix64
  ) {
    let terms = fan == .in ? patchWidth : kernel * kernel * filters
    let deviation = (2 / Double(terms)).squareRoot()
    for index in 0..<parameterCount { parameters[index] = Float(deviation * generator.nextNormal()) }
  }

  public func memoryCount(rows: Int, crew: Crew) -> Int {
    crew.threads * workerCount + (Pieces.most + 1) * parameterCount
  }

  public func forward(_ pass: LayerPass) {
    if let products { return forward(pass, by: products) }
    let memory = Memory(pass.memory, of: self, crew: pass.crew)
    eachGroup(of: pass.rows, pass.crew) { rows, worker in
      let patches = memory.patches(worker)
      copyPatches(of: rows, pass.input, to: patches)
      saddle_matmul(
        rows.count * places, filters, patchWidth, patches, patchWidth, 1, pass.parameters, filters,
        pass.output + rows.lowerBound * outputWidth, filters, false, false)
    }
  }

  // With the patches P (places, patchWidth) of a row and the gradient G (places, filters) of its output:
  // dW = Σ Pᵀ·G over the rows, dP = G·Wᵀ.
  public func backward(
    _ pass: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?
  ) {
    if let products { return backward(pass, by: products, outputGradient, gradient, inputGradient) }
    let memory = Memory(pass.memory, of: self, crew: pass.crew)
    if inputGradient != nil {
      saddle_transpose(patchWidth, filters, pass.parameters, filters, memory.transposed, patchWidth)
    }
    eachGroupOfPieces(of: pass.rows, pass.crew) { rows, piece, isFirst, worker in
      let (patches, patchGradients) = (memory.patches(worker), memory.patchGradients(worker))
      let count = rows.count * places
      let from = outputGradient + rows.lowerBound * outputWidth
      copyPatches(of: rows, pass.input, to: patches)
      saddle_matmul(
        patchWidth, filters, count, patches, 1, patchWidth, from, filters,
        memory.sums + piece * parameterCount, filters, !isFirst, false)
      guard let inputGradient else { return }
      saddle_matmul(
        count, patchWidth, filters, from, filters, 1, memory.transposed, patchWidth, patchGradients,
        patchWidth,
        false, false)
      addPatches(patchGradients, of: rows, to: inputGradient)
    }
    saddle_column_sums(
      Pieces(rows: pass.rows).count, parameterCount, memory.sums, parameterCount, gradient)
  }
}
