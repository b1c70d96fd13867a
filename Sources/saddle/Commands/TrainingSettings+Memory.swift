import ArrayFiles
import Canvas
import Datasets
import Training

extension TrainingSettings {
  /// A target has a number a class, and there is one a class, kept twice.
  ///
  /// - Throws: `InputError` where there should not be memory for that.
  func checkClassCount(_ data: Dataset, bound: Int = MemoryBound.byteCount) throws(InputError) {
    let count = data.classCount
    guard 8 * count * count > bound else { return }
    let most = Int((Double(bound) / 8).squareRoot())
    throw InputError(
      self.data, expected: "at most \(most) classes, whose targets fit into three quarters of the memory",
      found: "\(count)")
  }

  /// - Throws: ``CommandError/usage(_:)`` where a training would take more memory than it should.
  func checkMemory(_ plan: TrainingPlan, bound: Int = MemoryBound.byteCount) throws(CommandError) {
    let estimate = plan.memoryEstimate
    guard estimate > bound else { return }
    let need = "about \(Self.text(bytes: estimate)) of memory, expected at most \(Self.text(bytes: bound))"
    var least = plan
    least.batchSize = 1
    if least.memoryEstimate > bound {
      throw .usage("--model: \(model) needs \(need) (three quarters of what there is): choose a smaller one")
    }
    let size = batchSize == 0 ? "0, all \(plan.data.train.count) samples at once," : "\(batchSize)"
    throw .usage(
      "--batch-size: \(size) needs \(need) (three quarters of what there is): choose a smaller one, or a"
        + " smaller --model")
  }

  private static func text(bytes: Int) -> String {
    bytes < 1_000_000_000
      ? "\((Double(bytes) / 1e6).formatted()) MB" : "\((Double(bytes) / 1e9).formatted()) GB"
  }
}
