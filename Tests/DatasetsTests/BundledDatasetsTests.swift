import Testing

@testable import Datasets

@Test func digitsAreSplitInProportion() {
  let digits = Split.digits()
  #expect(digits.train.count == 1000)
  #expect(digits.test.count == 797)
  #expect(digits.train.inputWidth == 64)
  let train = digits.train.labels.reduce(into: Array(repeating: 0, count: 10)) { $0[Int($1)] += 1 }
  let test = digits.test.labels.reduce(into: Array(repeating: 0, count: 10)) { $0[Int($1)] += 1 }
  // The class sizes that the publishers state.
  let sizes = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
  #expect(zip(train, test).map(+) == sizes)
  for (part, size) in zip(train, sizes) {
    #expect(abs(Double(part) - Double(size) * 1000 / 1797) < 1)
  }
}

@Test func digitsSplitIsTheSameEverywhere() {
  let digits = Split.digits()
  #expect(Array(digits.train.labels.prefix(12)) == [0, 4, 5, 6, 8, 2, 8, 0, 2, 4, 5, 9])
}

@Test func digitsHoldThePublishedPixels() {
  // The mean over all pixels and images, and the largest, as scikit-learn's load_digits() has them.
  let digits = Split.digits()
  var sum = 0.0
  var largest: Float = 0
  for part in [digits.train, digits.test] {
    let inputs = [Float](unsafeUninitializedCapacity: part.count * 64) { buffer, count in
      part.copyInputs(of: 0..<part.count, to: buffer.baseAddress!)
      count = part.count * 64
    }
    sum += inputs.reduce(0) { $0 + Double($1) }
    largest = max(largest, inputs.max()!)
  }
  #expect(largest == 1)
  #expect(abs(sum * 16 / (1797 * 64) - 4.884164579855314) < 1e-9)
}

@Test func fashionHasAHundredSamplesAClassInBothParts() {
  let fashion = Split.fashion()
  for part in [fashion.train, fashion.test] {
    #expect(part.count == 1000 && part.inputShape == [28, 28] && part.classCount == 10)
    let counts = part.labels.reduce(into: Array(repeating: 0, count: 10)) { $0[Int($1)] += 1 }
    #expect(counts == Array(repeating: 100, count: 10))
  }
  // The labels at the start of the files.
  #expect(Array(fashion.train.labels.prefix(10)) == [9, 0, 0, 3, 0, 2, 7, 2, 5, 5])
  #expect(Array(fashion.test.labels.prefix(10)) == [9, 2, 1, 1, 6, 1, 4, 6, 5, 7])
}

@Test(arguments: [
  (true, 57_441_455, [6, 7, 2, 0, 0, 0], 84155), (false, 56_973_981, [0, 0, 2, 4, 1, 0], 22553),
])
func fashionHoldsThePublishedPixels(isTrain: Bool, total: Int, piece: [Int], last: Int) {
  // From the files: the sums over all chosen images and over the last one, number 1109 or 1092, and a piece
  // of the 15th row of the first.
  let part = isTrain ? Split.fashion().train : Split.fashion().test
  let inputs = [Float](unsafeUninitializedCapacity: part.count * 784) { buffer, count in
    part.copyInputs(of: 0..<part.count, to: buffer.baseAddress!)
    count = part.count * 784
  }
  let pixels = inputs.map { Int(($0 * 255).rounded()) }
  #expect(pixels.reduce(0, +) == total)
  #expect(Array(pixels[(14 * 28 + 4)..<(14 * 28 + 10)]) == piece)
  #expect(pixels.suffix(784).reduce(0, +) == last)
  #expect(inputs.max() == 1 && inputs.min() == 0)
}

@Test func theTreeOfFashionHasItsClassesAsLeaves() throws {
  let fashion = Split.fashion()
  let tree = try #require(fashion.train.tree)
  #expect(fashion.test.tree == tree)
  #expect(tree.children[tree.root].map { tree.names[$0] } == ["tops", "bottoms", "footwear", "bags"])
  let similarities = try tree.similarities(of: fashion.train.classNames)
  let (shirt, coat, boot, bag) = (6, 4, 9, 8)
  #expect(similarities[shirt * 10 + coat] == 0.5)
  #expect(similarities[shirt * 10 + boot] == 0)
  #expect(similarities[bag * 10 + bag] == 1)
  #expect(tree.names.count == 15)
}

@Test func anUnknownNameIsNoDataset() {
  #expect(Split.bundled("mnist") == nil)
  #expect(Split.bundledNames.allSatisfy { Split.bundled($0) != nil })
}
