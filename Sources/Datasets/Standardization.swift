/// How a network sees the numbers of an input: less the mean of their channel, over its deviation.
///
/// The last extent of an image (height, width, channels) is its channels; other inputs have one.
public struct Standardization: Sendable, Hashable {
  /// One a channel.
  public let means: [Float]
  /// What the differences are multiplied with: one over the deviation, or 1 where all numbers are the same.
  let factors: [Float]

  /// By the mean and the deviation of each channel over all places of all inputs of `dataset`.
  init(of dataset: Dataset) {
    let channels = dataset.inputShape.count == 3 ? dataset.inputShape[2] : 1
    let count = Double(dataset.inputs.count / channels)
    var sums = [Double](repeating: 0, count: channels)
    Self.eachNumber(of: dataset, channels: channels) { sums[$1] += $0 }
    let means = sums.map { $0 / count }
    // From the means found first: with sums of squares few digits of a small deviation would be left.
    var squares = [Double](repeating: 0, count: channels)
    Self.eachNumber(of: dataset, channels: channels) { squares[$1] += ($0 - means[$1]) * ($0 - means[$1]) }
    self.means = means.map(Float.init)
    factors = squares.map { square in
      let factor = Float(1 / (square / count).squareRoot())
      return factor.isFinite ? factor : 1
    }
  }

  private static func eachNumber(
    of dataset: Dataset, channels: Int, _ body: (_ number: Double, _ channel: Int) -> Void
  ) {
    let width = dataset.inputWidth
    var input = [Float](repeating: 0, count: width)
    for sample in 0..<dataset.count {
      input.withUnsafeMutableBufferPointer {
        guard let start = $0.baseAddress else { return }
        dataset.inputs.copy(sample * width..<(sample + 1) * width, to: start)
      }
      for index in 0..<width { body(Double(input[index]), index % channels) }
    }
  }

  /// What a network sees of 0.
  var zeros: [Float] { zip(means, factors).map { -$0 * $1 } }

  /// Standardizes `count` numbers of inputs, from the first channel on.
  func apply(to numbers: UnsafeMutablePointer<Float>, count: Int) {
    let channels = means.count
    for channel in 0..<channels {
      let (mean, factor) = (means[channel], factors[channel])
      for index in stride(from: channel, to: count, by: channels) {
        numbers[index] = (numbers[index] - mean) * factor
      }
    }
  }
}

extension Split {
  /// The same, seen by networks with the mean and the deviation of the training part in all parts; they are
  /// stored as they were.
  public func standardized() -> Split {
    let standardization = Standardization(of: train)
    return Split(
      train: train.seen(through: standardization), test: test.seen(through: standardization),
      validation: validation?.seen(through: standardization), testOrigin: testOrigin)
  }
}
