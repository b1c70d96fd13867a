import Testing

@testable import saddle

@Test func checkpointsAreDueAtStepsOrAfterATime() {
  let now = ContinuousClock.now
  let steps = CheckpointPolicy(steps: 5, seconds: nil)
  #expect((1...12).filter { steps.isDue(step: $0, since: now - .seconds(1e6)) } == [5, 10])
  let both = CheckpointPolicy(steps: 5, seconds: 1e6)
  #expect(both.isDue(step: 10, since: now) && !both.isDue(step: 9, since: now))
  #expect(both.isDue(step: 9, since: now - .seconds(2e6)))
  #expect(CheckpointPolicy(steps: nil, seconds: 0).isDue(step: 1, since: now))
}

@Test func howManyAreKeptIsANumberOrAll() throws {
  #expect(try KeptCheckpoints(option: "7").count == 7)
  #expect(try KeptCheckpoints(option: "all") == .all)
  for text in ["", "0", "-1", "1.5", "All", "1000001", "1e3"] {
    let error = try #require(throws: CommandError.self) { try KeptCheckpoints(option: text) }
    #expect(error.exitCode == 64 && error.message.hasSuffix("or all, found '\(text)'"))
  }
}
