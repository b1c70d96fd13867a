import Datasets
import Testing

@testable import Training
@testable import saddle

@Suite struct TrainingSettingsPlanTests {
  @Test func theActivationIsThatOfThePlan() throws {
    var settings = TrainingSettings()
    settings.activation = "sigmoid"
    let plan = try settings.plan(
      losses: ["cosine"], option: "--loss", crew: Crew(threads: 1), remark: { _ in })
    #expect(plan.activation == .sigmoid)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func aSmallNetworkLearnsTheSpirals(seed: UInt64) throws {
    var settings = TrainingSettings()
    settings.data = "spirals"
    settings.model = "mlp:8,8"
    settings.activation = "tanh"
    settings.standardize = true
    settings.learningRate = 0.05
    settings.seed = seed
    let plan = try settings.plan(
      losses: ["cross-entropy"], option: "--loss", crew: Crew(threads: 1), remark: { _ in })
    let session = TrainingSession(plan)
    while session.epoch < 400 { _ = session.advance() }
    #expect(session.evaluations(on: plan.data.test)[0].accuracy > 0.95)
  }
}
