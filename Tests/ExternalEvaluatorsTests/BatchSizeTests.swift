import Testing

@testable import ExternalEvaluators

@Test func aRequestGrowsUntilItsAnswerTakesAFifthOfASecond() {
  var size = BatchSize()
  #expect(size.points == 1)
  // A point takes 10 ms.
  size.adapt(count: 1, seconds: 0.01)
  #expect(size.points == 4)
  size.adapt(count: 4, seconds: 0.04)
  #expect(size.points == 16)
  size.adapt(count: 16, seconds: 0.16)
  #expect(size.points == 20)
  // They have become slower; and a point that takes longer than that is asked for alone.
  size.adapt(count: 20, seconds: 0.8)
  #expect(size.points == 5)
  size.adapt(count: 5, seconds: 60)
  #expect(size.points == 1)
}

@Test func aRequestHasABound() {
  var size = BatchSize()
  for _ in 0..<20 { size.adapt(count: size.points, seconds: 0) }
  #expect(size.points == 4096)
}
