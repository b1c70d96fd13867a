import Testing

@testable import Datasets

@Test(arguments: [0.1, 0.5, 0.72, 0.9])
func aShareOfAllSamplesIsToTrainOn(share: Double) throws {
  let split = Split(
    train: dataset(classSizes: [30, 50]), test: dataset(classSizes: [20, 60]),
    validation: dataset(classSizes: [10, 10]))
  let divided = try split.dividedAnew(trainShare: share)
  #expect(divided.train.count == Int((share * 180).rounded()) && divided.validation == nil)
  for label in 0..<2 {
    #expect(divided.train.classSizes[label] + divided.test.classSizes[label] == [60, 120][label])
    #expect(abs(Double(divided.train.classSizes[label]) - share * [60, 120][label]) < 1)
  }
  let all = [split.train, split.test, split.validation!].flatMap(\.allInputs)
  #expect((divided.train.allInputs + divided.test.allInputs).sorted() == all.sorted())
  #expect(try split.dividedAnew(trainShare: share).fingerprint == divided.fingerprint)
}

@Test func everyClassKeepsASampleToTrainOnAndOneIsThereToTestOn() throws {
  let rare = Split(train: dataset(classSizes: [40, 1]), test: dataset(classSizes: [9, 0]))
  #expect(try rare.dividedAnew(trainShare: 0.1).train.classSizes == [4, 1])
  let few = Split(train: dataset(classSizes: [2, 2]), test: dataset(classSizes: [1, 0]))
  #expect(try few.dividedAnew(trainShare: 0.9).test.count == 1)
  let one = Split(train: dataset(classSizes: [1, 1]), test: dataset(classSizes: [0, 0]))
  #expect(throws: SubsetError.tooManyHeldOut(asked: 1, atMost: 0)) { try one.dividedAnew(trainShare: 0.9) }
}

@Test func digitsAreSplitAnewAsBytes() throws {
  let digits = Split.digits()
  let divided = try digits.dividedAnew(trainShare: 0.25)
  #expect(divided.train.count == 449 && divided.test.count == 1348)
  #expect(divided.train.byteCount == 449 * 68 && divided.train.inputShape == [8, 8])
  #expect(Set(divided.train.allInputs) == Set(digits.train.allInputs))
}

@Test func onlyDataWhosePartsShareNothingAreKeptApart() {
  let apart = BundledDataset.all.filter { $0.keptApartBy != nil }.map(\.name)
  #expect(apart == ["glyphs", "languages"])
}

@Test func numbersThatAreKeptInOtherWaysFollowAsFloats() {
  let bytes = StoredInputs(bytes: [1, 2], type: .bytes(scale: 0.5))
  let floats = StoredInputs([3, 4, 5])
  #expect(bytes.followed(by: bytes).bytes == [1, 2, 1, 2])
  for (joined, expected) in [
    (bytes.followed(by: floats), [0.5, 1, 3, 4, 5]), (floats.followed(by: bytes), [3, 4, 5, 0.5, 1]),
    (floats.followed(by: floats), [3, 4, 5, 3, 4, 5] as [Float]),
  ] {
    var numbers = [Float](repeating: 0, count: joined.count)
    joined.copy(0..<joined.count, to: &numbers)
    #expect(numbers == expected)
  }
}
