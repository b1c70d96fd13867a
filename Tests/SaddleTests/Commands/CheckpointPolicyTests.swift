import Foundation
import Testing

@testable import saddle

@Test func checkpointsAreDueAtStepsOrAfterATime() {
  let now = ContinuousClock.now
  let steps = CheckpointPolicy(nil, steps: 5)
  #expect((1...12).filter { steps.isDue(step: $0, since: now - .seconds(1e6)) } == [5, 10])
  let both = CheckpointPolicy(nil, steps: 5, seconds: 1e6)
  #expect(both.isDue(step: 10, since: now) && !both.isDue(step: 9, since: now))
  #expect(both.isDue(step: 9, since: now - .seconds(2e6)))
  #expect(CheckpointPolicy(nil, seconds: 0).isDue(step: 1, since: now))
}

@Test func aRunThatGoesOnSavesAndKeepsAsBefore() throws {
  let earlier = CheckpointPolicy(nil, kept: .all, steps: 5)
  #expect(earlier.seconds == nil)
  #expect(CheckpointPolicy(earlier) == earlier)
  #expect(CheckpointPolicy(earlier, kept: .newest(2)).steps == 5)
  #expect(CheckpointPolicy(earlier, seconds: 7) == CheckpointPolicy(nil, kept: .all, steps: 5, seconds: 7))
  for policy in [earlier, CheckpointPolicy(nil), CheckpointPolicy(nil, kept: .newest(4), seconds: 0.5)] {
    #expect(try JSONDecoder().decode(CheckpointPolicy.self, from: JSONEncoder().encode(policy)) == policy)
  }
}

@Test func howManyAreKeptIsANumberOrAll() throws {
  #expect(try KeptCheckpoints(option: "7").count == 7)
  #expect(try KeptCheckpoints(option: "all") == .all)
  for text in ["", "0", "-1", "1.5", "All", "1000001", "1e3"] {
    let error = try #require(throws: CommandError.self) { try KeptCheckpoints(option: text) }
    #expect(error.exitCode == 64 && error.message.hasSuffix("or all, found '\(text)'"))
  }
}
