@testable import Datasets

extension Dataset {
  var allInputs: [Float] {
    [Float](unsafeUninitializedCapacity: count * inputWidth) { buffer, filled in
      copyInputs(of: 0..<count, to: buffer.baseAddress!)
      filled = count * inputWidth
    }
  }

  var classSizes: [Int] { samplesByClass.map(\.count) }
}

/// A data set whose sample i is the number i, with so many samples of each class, one class after the other.
func dataset(classSizes: [Int]) -> Dataset {
  let labels = classSizes.enumerated().flatMap { Array(repeating: Int32($0), count: $1) }
  return Dataset(
    name: "made", inputShape: [1], values: labels.indices.map { Float($0) }, labels: labels,
    classNames: classSizes.indices.map(String.init))
}
