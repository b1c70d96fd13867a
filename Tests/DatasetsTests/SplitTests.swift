import Testing

@testable import Datasets

private func dataset(classSizes: [Int]) -> Dataset {
  let labels = classSizes.enumerated().flatMap { Array(repeating: Int32($0), count: $1) }
  return Dataset(
    name: "made", inputShape: [1], pixels: labels.indices.map { UInt8($0) }, scale: 1, labels: labels,
    classNames: classSizes.indices.map(String.init))
}

private func counts(_ dataset: Dataset) -> [Int] {
  dataset.labels.reduce(into: Array(repeating: 0, count: dataset.classCount)) { $0[Int($1)] += 1 }
}

private func identities(_ dataset: Dataset) -> [Float] {
  [Float](unsafeUninitializedCapacity: dataset.count) { buffer, count in
    dataset.copyInputs(of: 0..<dataset.count, to: buffer.baseAddress!)
    count = dataset.count
  }
}

@Test(arguments: [
  ([10, 20, 70], 50, [5, 10, 35]),
  ([3, 3, 3], 4, [2, 1, 1]),
  ([5, 1, 0], 3, [3, 0, 0]),
  ([4, 4], 0, [0, 0]),
  ([4, 4], 8, [4, 4]),
])
func classesKeepTheirShares(sizes: [Int], trainCount: Int, expected: [Int]) {
  let split = dataset(classSizes: sizes).stratifiedSplit(trainCount: trainCount, seed: 5)
  #expect(counts(split.train) == expected)
  #expect(zip(counts(split.train), counts(split.test)).map(+) == sizes)
}

@Test func partsAreDisjointAndTheSeedDecides() {
  let whole = dataset(classSizes: [40, 60])
  let split = whole.stratifiedSplit(trainCount: 50, seed: 1)
  #expect(Set(identities(split.train)).union(identities(split.test)).count == 100)
  #expect(identities(split.train) == identities(whole.stratifiedSplit(trainCount: 50, seed: 1).train))
  #expect(identities(split.train) != identities(whole.stratifiedSplit(trainCount: 50, seed: 2).train))
}
