import Testing

@testable import Training

@Test func earlyEpochsAreAllEvaluatedAndLateOnesEverMoreRarely() {
  #expect((1...64).allSatisfy { EvaluationTimes.includes(epoch: $0) })
  #expect((65...128).filter { EvaluationTimes.includes(epoch: $0) }.count == 32)
  #expect((129...256).filter { EvaluationTimes.includes(epoch: $0) }.count == 32)
  #expect((1...1_000_000).count { EvaluationTimes.includes(epoch: $0) } < 64 + 14 * 32 + 1)
}
