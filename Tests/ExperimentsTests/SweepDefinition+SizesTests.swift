import Testing

@testable import Experiments

@Test func networksAndTrainingsThatAreTooLargeAreNamed() throws {
  var sweep = SweepDefinition.small
  #expect(throws: Never.self) { try sweep.checkSizes(with: SmallData.data, workers: 2) }
  sweep.models = ["mlp:8", "mlp:65536,65536"]
  let width = 65536
  let count = 2 * width + width + width * width + width + width * 3 + 3
  #expect(
    throws: SweepError(
      "models", expected: "at most 16777216 parameters",
      found: "\(count) of 'mlp:65536,65536'")
  ) { try sweep.checkSizes(with: SmallData.data, workers: 1) }
}

@Test func memoryIsSharedAmongTheWorkers() throws {
  var sweep = SweepDefinition.small
  sweep.models = ["mlp:1024,1024"]
  func complaint(workers: Int, bound: Int) -> String? {
    do throws(SweepError) { try sweep.checkSizes(with: SmallData.data, workers: workers, bound: bound) } catch
    {
      return error.description
    }
    return nil
  }
  #expect(complaint(workers: 1, bound: 1_000_000_000) == nil)
  let words = complaint(workers: 100, bound: 1_000_000_000)
  #expect(
    words?.hasPrefix("models: expected at most 1000 MB of memory for 100 trainings at a time, found about ")
      == true)
  #expect(words?.hasSuffix(" MB for each of 'mlp:1024,1024'") == true)
}
