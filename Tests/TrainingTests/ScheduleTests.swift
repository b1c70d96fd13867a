import Glibc
import Testing

@testable import Training

@Test func aConstantRateStays() {
  for step in [0, 1, 1_000_000] { #expect(Schedule.constant.rate(peak: 0.3, step: step) == 0.3) }
}

@Test func aCosineFallsFromThePeakToTheMinimum() {
  let schedule = Schedule(.cosine(steps: 100), minimum: 0.1)
  #expect(schedule.rate(peak: 1, step: 0) == 1)
  #expect(isClose(schedule.rate(peak: 1, step: 50), 0.55, 1e-6))
  #expect(isClose(schedule.rate(peak: 1, step: 25), 0.1 + 0.45 * (1 + cos(.pi / 4)), 1e-6))
  #expect(isClose(schedule.rate(peak: 1, step: 100), 0.1, 1e-6))
  #expect(isClose(schedule.rate(peak: 1, step: 500), 0.1, 1e-6))
}

@Test func warmRestartsDoubleTheirCycles() {
  // The paper's cycles of 12, 24, 48, 96 and 192 epochs begin at 0, 12, 36, 84 and 180 and end at 372.
  let schedule = Schedule(.warmRestarts(cycle: 12, factor: 2), minimum: 1e-6)
  for start in [0, 12, 36, 84, 180, 372] {
    #expect(schedule.rate(peak: 0.5, step: start) == 0.5)
    if start > 0 { #expect(schedule.rate(peak: 0.5, step: start - 1) < 0.5 * 0.02) }
  }
  #expect(isClose(schedule.rate(peak: 0.5, step: 60), 0.25, 1e-5))
}

@Test func restartsOfOneLengthDoNotTakeTimeToFind() {
  let schedule = Schedule(.warmRestarts(cycle: 10, factor: 1))
  #expect(schedule.rate(peak: 1, step: 1_000_000_000_000) == 1)
  #expect(isClose(schedule.rate(peak: 1, step: 1_000_000_000_005), 0.5, 1e-6))
}

@Test func warmingUpRisesInALineAndThenTheShapeBegins() {
  let schedule = Schedule(.cosine(steps: 104), minimum: 0, warmUpSteps: 4)
  #expect((0..<4).map { schedule.rate(peak: 1, step: $0) } == [0.2, 0.4, 0.6, 0.8])
  #expect(schedule.rate(peak: 1, step: 4) == 1)
  #expect(isClose(schedule.rate(peak: 1, step: 54), 0.5, 1e-6))
}

@Test func aMinimumAboveThePeakDoesNotRaiseTheRate() {
  let schedule = Schedule(.cosine(steps: 10), minimum: 5)
  #expect(schedule.rate(peak: 1, step: 5) == 1)
}
