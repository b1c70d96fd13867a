import Datasets
import Testing

@testable import Training

@Test func outcomesAreThoseOfTheTrainingLoss() {
  // A step on the whole set reports the mean over the very outcomes that the evaluator sees.
  var plan = digitsPlan()
  plan.batchSize = 0
  let session = TrainingSession(plan)
  let weights = session.weights
  let reported = session.advance()
  for (index, loss) in plan.losses.enumerated() {
    let outcomes = Evaluator(plan, loss: loss).outcomes(plan.data.train, weights: weights[index])
    #expect(outcomes.count == 1000)
    let evaluation = Evaluation(outcomes)
    #expect(isClose(evaluation.loss, reported[index].loss, 1e-6))
    #expect(evaluation.accuracy == reported[index].accuracy)
  }
}
