import CKernels

/// How a gradient changes the parameters; the updates are PyTorch's.
public enum Optimizer: Sendable, Hashable {
  /// Stochastic gradient descent: v ← momentum·v + g, w ← w − rate·v, or with Nesterov's momentum
  /// w ← w − rate·(g + momentum·v).
  case sgd(momentum: Float, isNesterov: Bool = false)
  /// Loshchilov and Hutter, *Decoupled weight decay regularization*, ICLR 2019; ε = 1e−8.
  case adamW(beta1: Float = 0.9, beta2: Float = 0.999)

  /// How many numbers a parameter the optimizer remembers.
  var slotCount: Int {
    switch self {
    case .sgd: 1
    case .adamW: 2
    }
  }

  /// What a step needs to know beside the gradient.
  struct Step {
    /// The number of the step, from 1.
    let number: Int
    let rate: Float
    let weightDecay: Float
    /// What the gradient is multiplied with first, to clip it.
    var scale: Float
  }

  /// A step as the kernels of SGD take it; nil for other optimizers.
  func sgd(_ step: Step) -> saddle_sgd? {
    guard case .sgd(let momentum, let isNesterov) = self else { return nil }
    return saddle_sgd(
      rate: step.rate, momentum: momentum, weight_decay: step.weightDecay, scale: step.scale,
      nesterov: isNesterov)
  }

  /// Changes `parameters` and what is remembered in `slots` (``slotCount`` × parameters).
  func update(_ parameters: FloatBuffer, slots: FloatBuffer, gradient: FloatBuffer, step: Step) {
    let count = parameters.count
    if var how = sgd(step) {
      saddle_sgd(count, parameters.pointer, slots.pointer, gradient.pointer, &how)
    } else if case .adamW(let beta1, let beta2) = self {
      var how = saddle_adamw(
        rate: step.rate, beta1: beta1, beta2: beta2, epsilon: 1e-8, weight_decay: step.weightDecay,
        scale: step.scale, first_correction: Self.correction(beta1, step.number),
        second_correction: Self.correction(beta2, step.number))
      saddle_adamw(
        count, parameters.pointer, slots.pointer, slots.pointer + count, gradient.pointer, &how)
    }
  }

  /// 1 − βᵗ
  private static func correction(_ beta: Float, _ step: Int) -> Float {
    var (power, factor, exponent) = (1.0, Double(beta), step)
    while exponent > 0 {
      if exponent & 1 == 1 { power *= factor }
      factor *= factor
      exponent >>= 1
    }
    return Float(1 - power)
  }
}

/// The bound on the length of a gradient over all parameters.
public struct GradientClip: Sendable, Hashable {
  public let norm: Float

  public init(norm: Float) { self.norm = norm }

  /// What the gradient is to be multiplied with, as `torch.nn.utils.clip_grad_norm_` does it.
  func scale(_ gradient: FloatBuffer) -> Float {
    let length = saddle_sum_of_squares(gradient.count, gradient.pointer).squareRoot()
    return Float(min(1, Double(norm) / (length + 1e-6)))
  }
}
