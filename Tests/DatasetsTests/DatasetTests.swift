import Testing

@testable import Datasets

private let tiny = Dataset(
  name: "tiny", inputShape: [1, 2], pixels: [0, 1, 2, 3, 4, 5], scale: 0.5, labels: [1, 0, 1],
  classNames: ["a", "b"])

@Test func floatsAreTakenAsTheyAre() {
  let floats = Dataset(
    name: "floats", inputShape: [2], values: [0.1, -3e38, 1e-30, 4], labels: [0, 1], classNames: ["a", "b"])
  #expect(floats.allInputs == [0.1, -3e38, 1e-30, 4])
  #expect(floats.subset([1, 0]).allInputs == [1e-30, 4, 0.1, -3e38])
  #expect(floats.subset([1, 0]).labels == [1, 0])
}

@Test func inputsAreScaledAndInTheOrderAsked() {
  let inputs = [Float](unsafeUninitializedCapacity: 4) { buffer, count in
    tiny.copyInputs(of: [2, 0], to: buffer.baseAddress!)
    count = 4
  }
  #expect(inputs == [2, 2.5, 0, 0.5])
}

@Test func subsetKeepsInputsWithTheirLabels() {
  let part = tiny.subset([1, 2])
  #expect(part.labels == [0, 1])
  let inputs = [Float](unsafeUninitializedCapacity: 4) { buffer, count in
    part.copyInputs(of: 0..<2, to: buffer.baseAddress!)
    count = 4
  }
  #expect(inputs == [1, 1.5, 2, 2.5])
}

@Test func everyPartKeepsTheTree() throws {
  let tree = try ClassTree(tsv: "a\tr\nb\tr\n", file: "tree")
  let whole = Dataset(
    name: "tiny", inputShape: [1], pixels: [1, 2, 3], scale: 1, labels: [0, 1, 1], classNames: ["a", "b"],
    tree: tree)
  #expect(tiny.tree == nil)
  #expect(whole.subset([0, 2]).tree == tree)
  let split = whole.stratifiedSplit(trainCount: 2, seed: 1)
  #expect(split.train.tree == tree && split.test.tree == tree)
}
