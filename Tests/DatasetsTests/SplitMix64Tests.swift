import Testing

@testable import Datasets

@Test func splitMix64FollowsItsReference() {
  // The first outputs for seed 1234567, from the reference C code of the paper.
  var generator = SplitMix64(seed: 1_234_567)
  let numbers = (0..<5).map { _ in generator.next() }
  #expect(
    numbers == [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ])
}

@Test func unitNumbersFillTheirInterval() {
  var generator = SplitMix64(seed: 1)
  let numbers = (0..<100_000).map { _ in generator.nextUnit() }
  #expect(numbers.allSatisfy { (0..<1).contains($0) })
  let mean = numbers.reduce(0, +) / 100_000
  #expect(abs(mean - 0.5) < 0.005)
}

@Test func permutingKeepsTheElementsAndTheSeedDecides() {
  func permuted(seed: UInt64) -> [Int] {
    var generator = SplitMix64(seed: seed)
    var numbers = Array(0..<100)
    numbers.permute(using: &generator)
    return numbers
  }
  #expect(permuted(seed: 3).sorted() == Array(0..<100))
  #expect(permuted(seed: 3) == permuted(seed: 3))
  #expect(permuted(seed: 3) != permuted(seed: 4))
  #expect(permuted(seed: 3) != Array(0..<100))
}

@Test func everyOrderOfThreeIsAsLikely() {
  var generator = SplitMix64(seed: 9)
  var counts: [[Int]: Int] = [:]
  for _ in 0..<6000 {
    var numbers = [0, 1, 2]
    numbers.permute(using: &generator)
    counts[numbers, default: 0] += 1
  }
  #expect(counts.count == 6)
  #expect(counts.values.allSatisfy { abs($0 - 1000) < 150 })
}

@Test func streamsOfOneSeedDiffer() {
  var a = SplitMix64(seed: 1, stream: 0)
  var b = SplitMix64(seed: 1, stream: 1)
  #expect(a.next() != b.next())
}
