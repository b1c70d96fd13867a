import Testing

@testable import Datasets

private func inputs(_ dataset: Dataset) -> [Float] {
  [Float](unsafeUninitializedCapacity: dataset.count * dataset.inputWidth) { buffer, count in
    dataset.copyInputs(of: 0..<dataset.count, to: buffer.baseAddress!)
    count = buffer.count
  }
}

private func dataset(_ shape: [Int], _ values: [Float]) -> Dataset {
  let count = values.count / shape.reduce(1, *)
  return Dataset(
    name: "made", inputShape: shape, values: values, labels: (0..<count).map { Int32($0 % 2) },
    classNames: ["a", "b"])
}

private func close(_ found: [Float], _ expected: [Float]) -> Bool {
  found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-5 }
}

@Test func eachChannelHasItsOwnMeanAndDeviation() {
  // Channels 1, 3, 5, 7 and 10, 10, 30, 30.
  let train = dataset([1, 2, 2], [1, 10, 3, 10, 5, 30, 7, 30])
  let test = dataset([1, 2, 2], [4, 20, 0, 0])
  let split = Split(train: train, test: test, validation: test).standardized()
  let deviation = Float(5).squareRoot()
  #expect(
    close(
      inputs(split.train),
      [-3, -1, -1, -1, 1, 1, 3, 1].enumerated().map { $1 / ($0 % 2 == 0 ? deviation : 1) }))
  // By the numbers of the training part.
  for part in [split.test, split.validation!] {
    #expect(close(inputs(part), [0, 0, -4 / deviation, -2]))
    #expect(close(part.zeros, [-4 / deviation, -2]))
  }
  #expect(test.zeros == [0, 0] && inputs(test) == [4, 20, 0, 0])
}

@Test(arguments: [[4], [2, 2]]) func allNumbersOfOtherInputsAreOneChannel(shape: [Int]) {
  let split = Split(train: dataset(shape, [0, 2, 4, 6, 0, 2, 4, 6]), test: dataset(shape, [])).standardized()
  #expect(close(inputs(split.train), [-3, -1, 1, 3, -3, -1, 1, 3].map { $0 / Float(5).squareRoot() }))
}

@Test func whatIsTheSameEverywhereBecomesZero() {
  let split = Split(train: dataset([2], [0.1, 0.1, 0.1, 0.1]), test: dataset([2], [1.1, 0.1])).standardized()
  #expect(inputs(split.train).allSatisfy { abs($0) < 1e-6 })
  #expect(inputs(split.test).allSatisfy { $0.isFinite })
}

@Test func bytesStayBytesAndPartsKeepWhatNetworksSee() {
  let bytes = Dataset(
    name: "made", inputShape: [2, 1], pixels: [0, 100, 50, 50, 0, 0], scale: 0.5, labels: [0, 1, 0],
    classNames: ["a", "b"])
  let whole = Split(train: bytes, test: bytes).standardized().train
  #expect(whole.byteCount == bytes.byteCount)
  let part = whole.subset([2, 0])
  #expect(inputs(part) == Array(inputs(whole)[4...] + inputs(whole)[..<2]))
  var copied = [Float](repeating: 0, count: 4)
  copied.withUnsafeMutableBufferPointer { whole.copyInputs(of: [2, 0][...], to: $0.baseAddress!) }
  #expect(copied == inputs(part))
  let mean = inputs(whole).reduce(0, +) / 6
  #expect(abs(mean) < 1e-6 && abs(inputs(whole).reduce(0) { $0 + $1 * $1 } / 6 - 1) < 1e-5)
}

@Test func standardizedInputsHaveAnotherFingerprint() {
  let split = Split(train: dataset([2], [0, 1, 2, 3]), test: dataset([2], [1, 1]))
  #expect(split.standardized().fingerprint == split.standardized().fingerprint)
  #expect(split.standardized().fingerprint != split.fingerprint)
  #expect(split.standardized().test.fingerprint != split.test.fingerprint)
}
