import ArrayFiles
import Datasets
import Testing

@testable import Training
@testable import saddle

@Suite struct TrainingSettingsMemoryTests {
  private func message(_ settings: TrainingSettings, bound: Int) throws -> CommandError? {
    let plan = try settings.plan(
      losses: ["cosine"], option: "--loss", crew: Crew(threads: 1), remark: { _ in })
    do { try settings.checkMemory(plan, bound: bound) } catch { return error }
    return nil
  }

  @Test func aBatchThatMemoryIsNotForIsNamed() throws {
    var settings = TrainingSettings()
    settings.batchSize = 0
    settings.model = "plain:64"
    let error = try #require(try message(settings, bound: 50_000_000))
    #expect(error.exitCode == 64)
    #expect(error.message.hasPrefix("--batch-size: 0, all 1000 samples at once, needs about "))
    #expect(
      error.message.contains("expected at most 50") && error.message.hasSuffix("or a smaller --model"))
    settings.batchSize = 8
    #expect(try message(settings, bound: 50_000_000) == nil)
  }

  @Test func aModelThatNoBatchIsSmallEnoughForIsNamed() throws {
    var settings = TrainingSettings()
    settings.model = "mlp:4096"
    let error = try #require(try message(settings, bound: 1_000_000))
    #expect(error.exitCode == 64 && error.message.hasPrefix("--model: mlp:4096 needs about "))
  }

  @Test func classesWhoseTargetsDoNotFitAreRefused() throws {
    let settings = TrainingSettings()
    let data = Split.digits().train
    try settings.checkClassCount(data, bound: 800)
    #expect(throws: InputError.self) { try settings.checkClassCount(data, bound: 799) }
  }
}
