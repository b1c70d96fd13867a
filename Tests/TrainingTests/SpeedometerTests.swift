import Testing

@testable import Training

@Test func speedIsStepsOverTimeOfTheLastWindow() {
  var speed = Speedometer()
  #expect(speed.stepsPerSecond == nil)
  let start = ContinuousClock.now
  for step in 0...10 { speed.note(step: step, at: start.advanced(by: .milliseconds(step * 100))) }
  #expect(speed.stepsPerSecond.map { abs($0 - 10) < 1e-9 } == true)
  speed.note(step: 110, at: start.advanced(by: .milliseconds(2000)))
  #expect(speed.stepsPerSecond.map { abs($0 - 100) < 1e-9 } == true)
}
