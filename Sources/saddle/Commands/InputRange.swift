import Canvas
import Datasets

/// The least and the largest number among the inputs of data sets, as networks see them.
struct InputRange: Hashable, CustomStringConvertible {
  private(set) var least = Float.infinity
  private(set) var largest = -Float.infinity
  /// How many inputs are infinite or not a number; the range has no part in them.
  private(set) var notFinite = 0

  /// Few enough samples to be in memory at once.
  private static let rows = 256

  init(of datasets: [Dataset]) {
    for dataset in datasets {
      for first in stride(from: 0, to: dataset.count, by: Self.rows) {
        for number in dataset.inputs(of: first..<min(first + Self.rows, dataset.count)) {
          if !number.isFinite { notFinite += 1 } else { add(number) }
        }
      }
    }
  }

  private mutating func add(_ number: Float) {
    if number < least { least = number }
    if number > largest { largest = number }
  }

  /// Where a number lies from the least (0) to the largest (1); 0 where all are the same.
  func position(of number: Float) -> Double {
    let (low, high) = (Double(least), Double(largest))
    return high > low ? (Double(number) - low) / (high - low) : number.isNaN ? .nan : 0
  }

  /// Such as "from 0 to 1".
  var description: String {
    let range = least <= largest ? "from \(text(least)) to \(text(largest))" : ""
    if notFinite == 0 { return range }
    return (range.isEmpty ? "" : range + ", ") + "\(notFinite.grouped) not finite"
  }

  private func text(_ number: Float) -> String {
    let number = Double(number)
    if number == number.rounded(), abs(number) < 10_000 { return number.formatted(decimals: 0) }
    return number.formatted()
  }
}

extension Dataset {
  /// The inputs of `samples` one after the other.
  func inputs(of samples: Range<Int>) -> [Float] {
    [Float](unsafeUninitializedCapacity: samples.count * inputWidth) { buffer, count in
      if let start = buffer.baseAddress { copyInputs(of: samples, to: start) }
      count = samples.count * inputWidth
    }
  }
}
