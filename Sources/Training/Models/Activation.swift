/// What stands behind each hidden layer of a network.
public enum Activation: String, Sendable, Hashable, Codable, CaseIterable {
  /// max(x, 0).
  case relu
  case tanh
  /// The logistic function, 1/(1 + e^(−x)).
  case sigmoid
  /// x as it is: however many layers, the network is linear.
  case linear

  /// Of dense layers with this behind them, and of the last one of such a network. A layer with a ReLU loses half
  /// of what it lets through, which He's distribution makes up for; where none is lost, Glorot's keeps both
  /// the numbers on the way forward and the gradients on the way back at one scale.
  var initialWeights: Dense.InitialWeights { self == .relu ? .normal : .glorot }

  /// The layer that does this behind one that has no part in it; nil where nothing is done, or a ReLU, which
  /// the layer before does itself.
  func layer(width: Int) -> (any Layer)? {
    switch self {
    case .relu, .linear: nil
    case .tanh: Sigmoidal(.tanh, width: width)
    case .sigmoid: Sigmoidal(.logistic, width: width)
    }
  }
}
