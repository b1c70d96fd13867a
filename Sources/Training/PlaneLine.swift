import CKernels

/// The points of a plane along one line parallel to its x-axis, at equal steps.
public struct PlaneLine: Sendable, Hashable {
  /// Where the line stands on the y-axis.
  public let b: Double
  /// The first and the last place on the x-axis.
  public let range: ClosedRange<Double>
  /// How many places there are.
  public let count: Int

  /// - Precondition: there are at least two places.
  public init(b: Double, range: ClosedRange<Double>, count: Int) {
    precondition(count >= 2)
    self.b = b
    self.range = range
    self.count = count
  }

  var middle: Double { (range.lowerBound + range.upperBound) / 2 }
  var step: Double { (range.upperBound - range.lowerBound) / Double(count - 1) }
  func a(_ place: Int) -> Double {
    // From the nearer end, so that both ends are exact.
    2 * place < count
      ? range.lowerBound + Double(place) * step : range.upperBound - Double(count - 1 - place) * step
  }
}

/// The first two layers of a multilayer perceptron over a plane, for lines along which their outputs are
/// quadratic in pieces.
struct DensePair: Sendable {
  let hidden: Int
  let width: Int
  let isRectified: Bool
  /// Where the parameters of the second layer begin, and where those of the third.
  let offset: Int
  let end: Int

  /// nil where the network does not begin with two dense layers and a ReLU between them.
  init?(_ network: Network) {
    guard network.layers.count > 1, let first = network.layers[0] as? Dense, first.isRectified,
      let second = network.layers[1] as? Dense, first.outputWidth <= SADDLE_LINE_HIDDEN
    else { return nil }
    hidden = first.outputWidth
    width = second.outputWidth
    isRectified = second.isRectified
    offset = network.offsets[1]
    end = offset + second.parameterCount
  }

  /// Rows of the weights are padded to whole vectors of any instruction set.
  var stride: Int { (width + 15) / 16 * 16 }

  /// The weights and then the biases of the second layer among the parameters of the network, in rows of
  /// ``stride``.
  func padded(_ parameters: [Float]) -> [Float] {
    var rows = [Float](repeating: 0, count: (hidden + 1) * stride)
    for row in 0...hidden {
      for column in 0..<width { rows[row * stride + column] = parameters[offset + row * width + column] }
    }
    return rows
  }
}
