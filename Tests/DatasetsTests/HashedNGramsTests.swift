import Testing

@testable import Datasets

@Suite struct HashedNGramsTests {
  private let nGrams = HashedNGrams(width: 512, longest: 3)

  @Test func runsOfEachPlaceAreHashed() {
    // By another program: " a", " ab", "a", "ab", "ab ", "b", "b ".
    #expect(nGrams.buckets(of: "ab") == [255, 31, 288, 239, 22, 233, 51])
    // " æ", " æ ", "æ", "æ ": two bytes are one character, in lower case.
    #expect(nGrams.buckets(of: "Æ") == [267, 135, 33, 279])
  }

  @Test func countsAreDampedAndVectorsHaveLengthOne() {
    // " a", " aa", "a", "aa", "aaa", "a", "aa", "aa ", "a", "a " on [255, 214, 288, 18, 295, 288, 18, 368, 288, 192].
    let expected: [Int: Float] = [
      18: 0.483344, 192: 0.285471, 214: 0.285471, 255: 0.285471, 288: 0.599092, 295: 0.285471, 368: 0.285471,
    ]
    let features = nGrams.features(of: ["Aaa"])
    #expect(features.count == 512)
    for (bucket, value) in features.enumerated() { #expect(abs(value - expected[bucket, default: 0]) < 1e-6) }
  }

  @Test func theLongestRunMayBeOneCharacter() {
    #expect(HashedNGrams(width: 512, longest: 1).buckets(of: "a b") == [288, 233])
  }

  @Test func textsFollowOneAnother() {
    let both = nGrams.features(of: ["ab", "Aaa"])
    #expect(both == nGrams.features(of: ["ab"]) + nGrams.features(of: ["Aaa"]))
    #expect(nGrams.features(of: []).isEmpty)
  }

  @Test func anEmptyTextHasAVectorToo() {
    // The two blanks around it are a run.
    #expect(nGrams.features(of: [""]).filter { $0 != 0 } == [1])
  }
}
