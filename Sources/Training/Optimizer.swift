import CKernels

/// Stochastic gradient descent with momentum as PyTorch has it: v ← momentum·v + g, w ← w − rate·v.
public struct SGD: Sendable, Hashable {
  public var momentum: Float

  public init(momentum: Float) { self.momentum = momentum }

  func update(_ parameters: FloatBuffer, velocity: FloatBuffer, gradient: FloatBuffer, rate: Float) {
    saddle_sgd(
      parameters.count, parameters.pointer, velocity.pointer, gradient.pointer, rate, momentum)
  }
}
