import Testing

@testable import Experiments

@Test func ratesAtAnEndOfTheGridAreTold() {
  var sweep = SweepDefinition.small
  let point = sweep.smallPoints.last!
  func areEnds(_ learningRate: Float, _ weightDecay: Float) -> [Bool] {
    let areEnds = sweep.areEnds(Rates(learningRate: learningRate, weightDecay: weightDecay), of: point)
    return [areEnds.learningRate, areEnds.weightDecay]
  }
  #expect(point.loss == "cosine" && point.panel == 1)
  sweep.learningRates = [0.5, 2, 0.1]
  sweep.weightDecays[1] = [0, 0.05, 0.01]
  #expect(areEnds(0.5, 0.01) == [false, false])
  #expect(areEnds(0.1, 0.05) == [true, true] && areEnds(2, 0.05) == [true, true])
  // There is no weight decay below 0.
  #expect(areEnds(0.5, 0) == [false, false])
  // A loss may have rates of its own.
  sweep.lossLearningRates["cosine"] = [1, 0.5, 0.25]
  #expect(areEnds(0.25, 0.01) == [true, false] && areEnds(0.5, 0.01) == [false, false])
  // Of a single value nothing is chosen.
  sweep.lossLearningRates["cosine"] = [1]
  sweep.weightDecays[1] = [0.01]
  #expect(areEnds(1, 0.01) == [false, false])
  sweep.weightDecays[1] = [0.01, 0.05]
  #expect(areEnds(1, 0.01) == [false, true])
}
