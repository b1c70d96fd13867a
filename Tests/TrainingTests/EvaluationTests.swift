import Testing

@testable import Training

@Test func evaluationIsTheMean() {
  let evaluation = Evaluation([
    SampleOutcome(x: 0, y: 0, loss: 1, isCorrect: true),
    SampleOutcome(x: 0, y: 0, loss: 4, isCorrect: false),
  ])
  #expect(evaluation.loss == 2.5)
  #expect(evaluation.accuracy == 0.5)
}
