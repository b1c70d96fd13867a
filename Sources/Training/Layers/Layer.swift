import Datasets

/// A differentiable map from rows of `inputWidth` numbers to rows of `outputWidth`.
///
/// A layer holds no numbers of its own: its parameters and its running statistics are parts of the network's
/// flat vectors and reach it as pointers to their first.
public protocol Layer: TwiceDifferentiable {
  var inputWidth: Int { get }
  var outputWidth: Int { get }
  /// How many numbers training changes by their gradient.
  var parameterCount: Int { get }
  /// How many numbers are averaged on the way instead, such as the running means of batch normalization.
  var statisticCount: Int { get }
  /// The multiplications of a weight with an input that one row takes forward.
  var multiplyAdds: Int { get }
  /// The tensors that the parameters and statistics are in files.
  var tensors: [LayerTensor] { get }
  /// How many modules of a PyTorch `Sequential` do what this layer does.
  var moduleCount: Int { get }
  /// Which of these modules has the tensors.
  var tensorModule: Int { get }

  /// How many floats of memory a pass over up to `rows` rows needs beside its inputs and outputs.
  func memoryCount(rows: Int, crew: Crew) -> Int

  /// Draws initial parameters and sets the statistics.
  func initialize(
    parameters: UnsafeMutablePointer<Float>, statistics: UnsafeMutablePointer<Float>,
    using generator: inout SplitMix64)

  /// Input (rows, inputWidth) → output (rows, outputWidth).
  func forward(_ pass: LayerPass)

  /// After ``forward(_:)`` with the same pass: from the gradient with respect to the output, which may be
  /// overwritten, the gradients with respect to the parameters and, where wanted, the input.
  func backward(
    _ pass: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?)

  /// The same, and then a step on the parameters. A layer may make it before it has stored their gradient; the
  /// bits are the same.
  func descend(
    _ pass: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?, by descent: Descent)
}

/// What a layer works on, in memory that the caller owns.
public struct LayerPass {
  let rows: Int
  /// Whether the statistics of these rows are used and recorded, or the running ones.
  let isTraining: Bool
  let crew: Crew
  let parameters: UnsafePointer<Float>
  /// Written while training only.
  let statistics: UnsafeMutablePointer<Float>
  let input: UnsafePointer<Float>
  let output: UnsafeMutablePointer<Float>
  /// What a layer keeps from forward to backward, and its scratch.
  let memory: UnsafeMutablePointer<Float>
}

extension Layer {
  public var parameterCount: Int { 0 }
  public var statisticCount: Int { 0 }
  public var multiplyAdds: Int { 0 }
  public var moduleCount: Int { 1 }
  public var tensorModule: Int { 0 }
  public var tensors: [LayerTensor] { [] }
  public func memoryCount(rows: Int, crew: Crew) -> Int { 0 }
  public func initialize(
    parameters: UnsafeMutablePointer<Float>, statistics: UnsafeMutablePointer<Float>,
    using generator: inout SplitMix64
  ) {}

  public func descend(
    _ pass: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?, by descent: Descent
  ) {
    backward(pass, outputGradient: outputGradient, gradient: gradient, inputGradient: inputGradient)
    descent.update(0..<parameterCount, gradient: gradient)
  }
}
