import Testing

@testable import Experiments
@testable import saddle

@Test func theTimeLeftIsJudgedByWhatThisProcessMade() {
  var sweep = SweepDefinition()
  (sweep.losses, sweep.samplesPerClass, sweep.learningRates) = (["cosine"], [2, 5], [1])
  (sweep.steps, sweep.seeds) = (100, [1, 2])
  var progress = SweepProgress(sweep, points: sweep.points { _ in false })
  let cells = progress.open
  #expect(SweepClock(SweepSnapshot(progress), first: 0, elapsed: 10).text == "0 %")
  progress.add(CellResult(cells[0], validationAccuracy: 0, validationLoss: nil, testAccuracy: 0))
  // 100 of 400 steps in ten seconds.
  #expect(SweepClock(SweepSnapshot(progress), first: 0, elapsed: 10).text == "25 %, 0:30 left")
  // They were there before.
  #expect(SweepClock(SweepSnapshot(progress), first: 100, elapsed: 10).text == "25 %")
  for cell in cells.dropFirst() {
    progress.add(CellResult(cell, validationAccuracy: 0, validationLoss: nil, testAccuracy: 0))
  }
  let clock = SweepClock(SweepSnapshot(progress), first: 100, elapsed: 10)
  #expect(clock.done == 400 && clock.all == 400 && clock.share == 1 && clock.text == "100 %, 0:00 left")
}
