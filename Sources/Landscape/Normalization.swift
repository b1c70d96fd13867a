import Training

/// How a random direction is brought to the scale of the weights it leads away from.
///
/// Li, Xu, Taylor, Studer and Goldstein, *Visualizing the loss landscape of neural nets*, NeurIPS 2018.
public enum Normalization: String, Sendable, CaseIterable {
  /// Each filter of a convolution, or row of weights of one output of a dense layer, gets the length of the
  /// weights there; tensors of one dimension (biases, batch normalization) stay as they are.
  case filter
  /// Each tensor gets the length of the weights there; tensors of one dimension stay as they are.
  case layer
  /// Nothing is scaled.
  case none

  /// Added to the length that is divided by.
  private static let epsilon = 1e-10

  /// `direction` scaled, tensors of one dimension set to 0 unless nothing is scaled.
  ///
  /// - Precondition: both have as many numbers as `network` has parameters.
  public func applied(to direction: [Float], weights: [Float], of network: Network) -> [Float] {
    precondition(direction.count == network.parameterCount && weights.count == network.parameterCount)
    if self == .none { return direction }
    var scaled = direction
    for tensor in network.parameterTensors {
      let places = tensor.places
      guard tensor.shape.count > 1 else {
        for place in places { scaled[place] = 0 }
        continue
      }
      let groupCount = self == .filter ? tensor.shape[0] : 1
      let size = places.count / groupCount
      for group in 0..<groupCount {
        let members = places[group * size..<(group + 1) * size]
        let factor = Self.length(weights, members) / (Self.length(direction, members) + Self.epsilon)
        for place in members { scaled[place] = Float(Double(direction[place]) * factor) }
      }
    }
    return scaled
  }

  private static func length(_ vector: [Float], _ places: ArraySlice<Int>) -> Double {
    places.reduce(0) { $0 + Double(vector[$1]) * Double(vector[$1]) }.squareRoot()
  }
}
