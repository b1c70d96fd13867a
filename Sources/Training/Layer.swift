import Datasets

/// A differentiable map from rows of `inputWidth` numbers to rows of `outputWidth`.
///
/// A layer holds no numbers of its own: its parameters are a part of the network's one flat vector and
/// reach it as a pointer to their first.
public protocol Layer: Sendable {
  var inputWidth: Int { get }
  var outputWidth: Int { get }
  var parameterCount: Int { get }
  /// How many floats ``backward(rows:parameters:input:output:outputGradient:gradient:inputGradient:scratch:)``
  /// may use as scratch.
  var scratchCount: Int { get }

  /// Draws initial parameters.
  func initialize(_ parameters: UnsafeMutablePointer<Float>, using generator: inout SplitMix64)

  /// `input` (rows, inputWidth) → `output` (rows, outputWidth).
  func forward(
    rows: Int, parameters: UnsafePointer<Float>, input: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>)

  /// From the gradient with respect to the output, which may be overwritten, the gradients with respect to
  /// the parameters and, where wanted, the input.
  func backward(
    rows: Int, parameters: UnsafePointer<Float>, input: UnsafePointer<Float>,
    output: UnsafePointer<Float>, outputGradient: UnsafeMutablePointer<Float>,
    gradient: UnsafeMutablePointer<Float>, inputGradient: UnsafeMutablePointer<Float>?,
    scratch: UnsafeMutablePointer<Float>)
}
