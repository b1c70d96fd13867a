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

@Test func anUnknownNameIsNoDataset() {
  #expect(Split.bundled("mnist") == nil)
  #expect(Split.bundledNames.allSatisfy { Split.bundled($0) != nil })
}
