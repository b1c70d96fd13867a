import Testing

@testable import Datasets

private func changed(_ before: Dataset, _ after: Dataset) -> [Int] {
  before.labels.indices.filter { before.labels[$0] != after.labels[$0] }
}

@Test(arguments: [(0.0, 0), (0.1, 10), (0.255, 26), (0.5, 50), (1.0, 100)])
func asManyLabelsAreOthersAsTheShareSays(share: Double, count: Int) {
  let dataset = dataset(classSizes: [30, 50, 20])
  let noisy = dataset.withLabelNoise(share, seed: 3)
  #expect(changed(dataset, noisy).count == count)
  #expect(noisy.allInputs == dataset.allInputs && noisy.labels.allSatisfy { (0..<3).contains($0) })
}

@Test func theSeedDecidesAndFewerChangesArePartOfMore() {
  let dataset = dataset(classSizes: [400, 400, 400, 400])
  let (few, many) = (dataset.withLabelNoise(0.2, seed: 5), dataset.withLabelNoise(0.6, seed: 5))
  #expect(dataset.withLabelNoise(0.2, seed: 5).labels == few.labels)
  #expect(dataset.withLabelNoise(0.2, seed: 6).labels != few.labels)
  for sample in changed(dataset, few) { #expect(many.labels[sample] == few.labels[sample]) }
  // Every other class is as likely: 133 of each, with a deviation of 9.4.
  let first = dataset.withLabelNoise(1, seed: 5).labels.prefix(400)
  for label in 1...3 { #expect(abs(first.count { $0 == Int32(label) } - 133) < 40) }
}
