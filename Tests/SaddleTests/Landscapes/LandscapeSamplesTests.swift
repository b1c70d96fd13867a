import Datasets
import Testing

@testable import saddle

@Test func aSampleHasEachClassWithItsShare() throws {
  let digits = Split.digits()
  let sample = try LandscapeSamples(.train, of: digits, count: 200, seed: 3)
  #expect(sample.dataset.count == 200)
  #expect(sample.words == "200 of 1000 training samples, each class with its share, seed 3")
  for label in 0..<10 {
    let whole = digits.train.labels.count { $0 == label }
    let found = sample.dataset.labels.count { $0 == label }
    #expect(abs(Double(found) - Double(whole) / 5) < 1)
  }
  let same = try LandscapeSamples(.train, of: digits, count: 200, seed: 3)
  #expect(same.dataset.fingerprint == sample.dataset.fingerprint)
  let other = try LandscapeSamples(.train, of: digits, count: 200, seed: 4)
  #expect(other.dataset.fingerprint != sample.dataset.fingerprint)
}

@Test func allAreAllHoweverTheyAreAskedFor() throws {
  let digits = Split.digits()
  for count in [nil, 797] {
    let all = try LandscapeSamples(.test, of: digits, count: count, seed: 1)
    #expect(all.words == "all 797 test samples" && all.dataset.fingerprint == digits.test.fingerprint)
  }
  let validated = try digits.holdingOut(validation: 100, seed: 0).testingOnValidation
  let all = try LandscapeSamples(.test, of: validated, count: nil, seed: 1)
  #expect(all.words == "all 100 validation samples" && all.dataset.count == 100)
  for count in [-1, 0, 798] {
    #expect(throws: CommandError.self) { try LandscapeSamples(.test, of: digits, count: count, seed: 1) }
  }
}
