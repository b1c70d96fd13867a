import CKernels
import Datasets

/// A fully connected layer, y = x·W + b, with or without a ReLU behind it.
///
/// Its parameters are W (inputWidth, outputWidth), row by row, then b (outputWidth).
public struct Dense: Layer {
  /// (height, width, channels), or one extent where the input is no image.
  let inputShape: [Int]
  public let inputWidth: Int
  public let outputWidth: Int
  public let isRectified: Bool
  private let weights: InitialWeights

  /// What the weights are drawn from.
  public enum InitialWeights: Sendable, Hashable {
    /// He's normal distribution, of variance 2/inputWidth; biases are 0.
    ///
    /// He, Zhang, Ren and Sun, *Delving deep into rectifiers*, ICCV 2015.
    case normal
    /// Glorot's, of variance 2/(inputWidth + outputWidth); biases are 0.
    ///
    /// Glorot and Bengio, *Understanding the difficulty of training deep feedforward neural networks*, AISTATS
    /// 2010.
    case glorot
    /// From −1/√inputWidth to 1/√inputWidth, biases too, as PyTorch's `Linear`: a sixth of that variance.
    case uniform
  }

  public init(inputShape: [Int], outputWidth: Int, isRectified: Bool, weights: InitialWeights = .normal) {
    self.weights = weights
    self.inputShape = inputShape
    inputWidth = inputShape.reduce(1, *)
    self.outputWidth = outputWidth
    self.isRectified = isRectified
  }

  var weightCount: Int { inputWidth * outputWidth }
  public var parameterCount: Int { weightCount + outputWidth }
  public var multiplyAdds: Int { weightCount }
  /// `Flatten` where the input is an image, `Linear`, `ReLU`.
  public var moduleCount: Int { tensorModule + (isRectified ? 2 : 1) }
  public var tensorModule: Int { inputShape.count == 3 ? 1 : 0 }

  /// The weights are (out, in) in files; where the input is an image, `in` is (channels, height, width) there.
  public var tensors: [LayerTensor] {
    let image = inputShape.count == 3 ? inputShape : [1, 1, inputWidth]
    let (height, width, channels) = (image[0], image[1], image[2])
    return [
      LayerTensor(
        "weight", shape: [outputWidth, inputWidth], offset: 0,
        extents: [outputWidth, channels, height, width],
        strides: [1, outputWidth, width * channels * outputWidth, channels * outputWidth]),
      .vector("bias", count: outputWidth, offset: weightCount),
    ]
  }

  /// Room for the transposed weights.
  public func memoryCount(rows: Int, crew: Crew) -> Int { weightCount }

  public func initialize(
    parameters: UnsafeMutablePointer<Float>, statistics: UnsafeMutablePointer<Float>,
    using generator: inout SplitMix64
  ) {
    switch weights {
    case .normal, .glorot:
      let fan = weights == .normal ? inputWidth : inputWidth + outputWidth
      let deviation = (2 / Double(fan)).squareRoot()
      for index in 0..<weightCount { parameters[index] = Float(deviation * generator.nextNormal()) }
      for index in weightCount..<parameterCount { parameters[index] = 0 }
    case .uniform:
      let bound = 1 / Double(inputWidth).squareRoot()
      for index in 0..<parameterCount {
        parameters[index] = Float(bound * (2 * generator.nextUnit() - 1))
      }
    }
  }

  public func forward(_ pass: LayerPass) {
    let (inputs, outputs) = (inputWidth, outputWidth)
    let isSparse = saddle_is_sparse(pass.rows, inputs, pass.input)
    pass.crew.ranges(of: pass.rows, multiplyAdds: pass.rows * weightCount) { rows in
      saddle_dense(
        rows.count, inputs, outputs, pass.input + rows.lowerBound * inputs, pass.parameters,
        pass.parameters + weightCount, isRectified, pass.output + rows.lowerBound * outputs, isSparse)
    }
  }

  public func backward(
    _ pass: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?
  ) {
    backward(pass, outputGradient, gradient, inputGradient, descent: nil)
  }

  public func descend(
    _ pass: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?, by descent: Descent
  ) {
    backward(pass, outputGradient, gradient, inputGradient, descent: descent)
    descent.update(weightCount..<parameterCount, gradient: gradient)
  }

  // With the gradient G (rows, outputWidth) of the output before the ReLU:
  // db = the column sums of G, dx = G·Wᵀ, dW = xᵀ·G; a descent of W comes last.
  private func backward(
    _ pass: LayerPass, _ outputGradient: UnsafeMutablePointer<Float>, _ gradient: UnsafeMutablePointer<Float>,
    _ inputGradient: UnsafeMutablePointer<Float>?, descent: Descent?
  ) {
    let (rows, inputs, outputs) = (pass.rows, inputWidth, outputWidth)
    if isRectified {
      saddle_bias_backward(rows, outputs, pass.output, outputGradient, outputs, gradient + weightCount)
    } else {
      saddle_column_sums(rows, outputs, outputGradient, outputs, gradient + weightCount)
    }
    if let inputGradient {
      let isSparse = saddle_is_sparse(rows, outputs, outputGradient)
      saddle_transpose(inputs, outputs, pass.parameters, outputs, pass.memory, inputs)
      pass.crew.ranges(of: rows, multiplyAdds: rows * weightCount) { part in
        saddle_matmul(
          part.count, inputs, outputs, outputGradient + part.lowerBound * outputs, outputs, 1, pass.memory,
          inputs, inputGradient + part.lowerBound * inputs, inputs, false, isSparse)
      }
    }
    let isSparse = saddle_is_sparse(rows, inputs, pass.input)
    pass.crew.ranges(of: inputs, multiplyAdds: rows * weightCount) { part in
      let (input, first) = (pass.input + part.lowerBound, part.lowerBound * outputs)
      if let descent {
        var how = descent.how
        saddle_matmul_sgd(
          part.count, outputs, rows, input, 1, inputs, outputGradient, outputs, gradient + first,
          descent.parameters + first, descent.velocities + first, &how, isSparse)
      } else {
        saddle_matmul(
          part.count, outputs, rows, input, 1, inputs, outputGradient, outputs, gradient + first, outputs,
          false, isSparse)
      }
    }
  }
}
