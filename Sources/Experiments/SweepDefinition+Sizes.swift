import ArrayFiles
import Datasets
import Training

extension SweepDefinition {
  /// Checks that the networks are no larger than networks can be, and that trainings have the memory they need.
  ///
  /// - Parameters:
  ///   - workers: how many trainings run at the same time.
  ///   - bound: in bytes.
  /// - Throws: ``SweepError``.
  public func checkSizes(
    with data: SweepData, workers: Int, bound: Int = MemoryBound.byteCount
  ) throws(SweepError) {
    for point in points(hasTree: data.hasTree) where point.samplesPerClass == samplesPerClass.max() {
      let rates = Rates(learningRate: 1, weightDecay: 0)
      let cell = SweepCell(stage: .final, point: point, rates: rates, seed: seeds[0], steps: 1)
      let plan = data.plan(for: cell, of: self)
      let count = plan.network(for: plan.losses[0]).parameterCount
      guard count <= TrainingPlan.mostParameters else {
        throw SweepError(
          "models", expected: "at most \(TrainingPlan.mostParameters) parameters",
          found: "\(count) of '\(point.model)'")
      }
      let need = plan.memoryEstimate
      guard need <= bound / workers else {
        throw SweepError(
          "models", expected: "at most \(bound / 1_000_000) MB of memory for \(workers) trainings at a time",
          found: "about \(need / 1_000_000) MB for each of '\(point.model)'")
      }
    }
  }
}
