import Datasets
import Testing

@testable import Training

@Test func outcomesAreThoseOfTheTrainingLoss() {
  // A step on the whole set reports the mean over the very outcomes that the evaluator sees.
  var plan = digitsPlan()
  plan.batchSize = 0
  let session = TrainingSession(plan)
  let parameters = session.parameters
  let evaluator = Evaluator(network: session.network)
  let reported = session.advance()
  for (index, loss) in plan.losses.enumerated() {
    let outcomes = evaluator.outcomes(
      plan.data.train, parameters: parameters[index], loss: loss, embedding: plan.embedding)
    #expect(outcomes.count == 1000)
    let evaluation = Evaluation(outcomes)
    #expect(isClose(evaluation.loss, reported[index].loss, 1e-6))
    #expect(evaluation.accuracy == reported[index].accuracy)
  }
}

@Test func evaluationIsTheMean() {
  let evaluation = Evaluation([
    SampleOutcome(x: 0, y: 0, loss: 1, isCorrect: true),
    SampleOutcome(x: 0, y: 0, loss: 4, isCorrect: false),
  ])
  #expect(evaluation.loss == 2.5)
  #expect(evaluation.accuracy == 0.5)
}
