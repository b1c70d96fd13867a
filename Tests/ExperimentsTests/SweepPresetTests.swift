import Testing

@testable import Experiments

@Test(arguments: SweepPreset.allCases, [false, true])
func presetsAreSoundAndHaveTunedWeightDecayBeside(preset: SweepPreset, isQuick: Bool) throws {
  let sweep = preset.definition(isQuick: isQuick)
  try sweep.check()
  let data = try SweepData(sweep)
  try sweep.check(with: data)
  #expect(sweep.weightDecays.count == 2 && sweep.weightDecays[0] == [0] && sweep.weightDecays[1].count > 2)
  for loss in ["cross-entropy", "cosine"] where sweep.losses.contains(loss) {
    for panel in [0, 1] { #expect(sweep.losses(ofPanel: panel).contains(loss)) }
  }
  #expect(sweep.seeds == [1, 2, 3])
}

/// With 225 steps they choose a weight decay for the cosine loss that 450 steps do not survive.
@Test(arguments: [false, true])
func weightDecayIsChosenByWholeTrainings(isQuick: Bool) {
  let sweep = SweepPreset.weightDecay.definition(isQuick: isQuick)
  #expect(sweep.searchSteps == sweep.steps)
}

@Test func figure2AsksWhatThePaperAsks() {
  let sweep = SweepPreset.figure2.definition(isQuick: false)
  #expect(sweep.samplesPerClass == [2, 5, 10, 20] && sweep.steps == 900 && sweep.batchSize == 96)
  #expect(
    sweep.losses == ["mse", "cross-entropy", "cross-entropy-smoothed", "cosine", "cosine+cross-entropy"])
  #expect(sweep.data == ["glyphs"] && sweep.models == ["residual:16,32,64"])
}
