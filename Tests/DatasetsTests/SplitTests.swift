import Testing

@testable import Datasets

@Test(arguments: [
  ([10, 20, 70], 50, [5, 10, 35]),
  ([3, 3, 3], 4, [2, 1, 1]),
  ([5, 1, 0], 3, [3, 0, 0]),
  ([4, 4], 0, [0, 0]),
  ([4, 4], 8, [4, 4]),
])
func classesKeepTheirShares(sizes: [Int], trainCount: Int, expected: [Int]) {
  let split = dataset(classSizes: sizes).stratifiedSplit(trainCount: trainCount, seed: 5)
  #expect(split.train.classSizes == expected)
  #expect(zip(split.train.classSizes, split.test.classSizes).map(+) == sizes)
}

@Test func partsAreDisjointAndTheSeedDecides() {
  let whole = dataset(classSizes: [40, 60])
  let split = whole.stratifiedSplit(trainCount: 50, seed: 1)
  #expect(Set(split.train.allInputs).union(split.test.allInputs).count == 100)
  #expect(split.train.allInputs == whole.stratifiedSplit(trainCount: 50, seed: 1).train.allInputs)
  #expect(split.train.allInputs != whole.stratifiedSplit(trainCount: 50, seed: 2).train.allInputs)
}

@Test func aValidationPartIsTakenFromTheTrainingPart() throws {
  let split = dataset(classSizes: [40, 60]).stratifiedSplit(trainCount: 50, seed: 1)
  #expect(split.validation == nil && split.testOrigin == .given)
  let held = try split.holdingOut(validation: 10, seed: 3)
  let validation = try #require(held.validation)
  #expect(validation.classSizes == [4, 6])
  #expect(held.train.classSizes == [16, 24])
  #expect(held.test.allInputs == split.test.allInputs)
  #expect(Set(validation.allInputs).isDisjoint(with: held.train.allInputs))
  #expect((validation.allInputs + held.train.allInputs).sorted() == split.train.allInputs)
  #expect(validation.allInputs == (try split.holdingOut(validation: 10, seed: 3)).validation?.allInputs)
  #expect(validation.allInputs != (try split.holdingOut(validation: 10, seed: 4)).validation?.allInputs)
}

@Test func ownValidationSamplesAreTakenInsteadOfTrainingSamples() throws {
  let parts = dataset(classSizes: [40, 60]).stratifiedSplit(trainCount: 50, seed: 1)
  let own = Split(train: parts.train, test: parts.train, validation: parts.test)
  let some = try own.holdingOut(validation: 10, seed: 3)
  #expect(some.train.allInputs == parts.train.allInputs)
  #expect(some.validation?.classSizes == [4, 6])
  #expect(Set(try #require(some.validation).allInputs).isSubset(of: parts.test.allInputs))
  #expect(try own.holdingOut(validation: 50, seed: 3).validation?.allInputs == parts.test.allInputs)
  #expect(throws: SubsetError.tooFewToValidateOn(available: 50, asked: 51)) {
    try own.holdingOut(validation: 51, seed: 3)
  }
}

@Test func validationSamplesCanStandInForTestSamples() {
  let parts = dataset(classSizes: [40, 60]).stratifiedSplit(trainCount: 50, seed: 1)
  let split = Split(train: parts.train, test: parts.train, validation: parts.test)
  let other = split.testingOnValidation
  #expect(other.test.allInputs == parts.test.allInputs && other.train.allInputs == parts.train.allInputs)
  #expect(split.testName == "test" && other.testName == "validation")
}

@Test func nothingIsValidatedOnUnlessAskedFor() throws {
  let parts = dataset(classSizes: [4, 6]).stratifiedSplit(trainCount: 5, seed: 1)
  let own = Split(train: parts.train, test: parts.train, validation: parts.test, testOrigin: .heldOut)
  let none = try own.holdingOut(validation: 0, seed: 0)
  #expect(none.validation == nil && none.testOrigin == .heldOut)
  #expect(none.train.allInputs == parts.train.allInputs)
}

@Test(arguments: [
  ([1, 1, 1, 10], 5, [1, 1, 1, 5]), ([1, 1, 1, 10], 9, [1, 1, 1, 1]), ([0, 2, 2], 2, [0, 1, 1]),
])
func noClassLosesItsLastTrainingSample(sizes: [Int], heldOut: Int, rest: [Int]) throws {
  let whole = dataset(classSizes: sizes)
  let parts = try whole.holdingOut(heldOut, seed: 1)
  #expect(parts.rest.classSizes == rest)
  #expect(parts.heldOut.count == heldOut)
  let most = whole.count - sizes.count { $0 > 0 }
  #expect(throws: SubsetError.tooManyHeldOut(asked: most + 1, atMost: most)) {
    try Split(train: whole, test: whole).holdingOut(validation: most + 1, seed: 1)
  }
}
