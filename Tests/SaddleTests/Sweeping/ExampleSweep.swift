import Training

@testable import Experiments
@testable import saddle

/// A sweep of four losses in two panels that is as far as wanted, with accuracies made up.
enum ExampleSweep {
  static var definition: SweepDefinition {
    var sweep = SweepDefinition()
    sweep.losses = ["mse", "cross-entropy", "cross-entropy-smoothed", "cosine"]
    sweep.samplesPerClass = [2, 5, 10, 20]
    sweep.learningRates = [0.1, 0.01]
    sweep.lossLearningRates = ["cosine": [2.5, 1]]
    sweep.weightDecays = [[0], [0, 0.01]]
    sweep.panelLosses = [sweep.losses, ["cross-entropy", "cosine"]]
    sweep.seeds = [1, 2, 3]
    return sweep
  }

  /// - Parameter share: how much is known, from 0 to 1.
  static func progress(_ share: Double, of sweep: SweepDefinition = definition) -> SweepProgress {
    var progress = SweepProgress(sweep, points: sweep.points { _ in true })
    while let cell = progress.open.first {
      let steps = progress.steps
      if Double(steps.done) >= share * Double(steps.all) { break }
      progress.add(result(of: cell))
    }
    return progress
  }

  /// The first rate of a grid is better than the second; more samples and weight decay are better than less.
  static func result(of cell: SweepCell) -> CellResult {
    let base = ["mse": 0.35, "cross-entropy": 0.54, "cross-entropy-smoothed": 0.55][cell.point.loss] ?? 0.61
    let samples = 0.3 * (1 - 2 / Double(cell.point.samplesPerClass))
    let decay = cell.rates.weightDecay > 0 ? 0.05 : 0
    let accuracy = base + samples + decay + 0.004 * Double(cell.seed * cell.seed)
    return CellResult(
      cell, validationAccuracy: accuracy - (cell.rates.learningRate < 0.1 ? 0.1 : 0), validationLoss: 1,
      testAccuracy: cell.stage == .final ? accuracy : nil)
  }

  /// - Parameter workers: how many of the cells that can be run are in training, at different steps.
  static func snapshot(
    _ share: Double, workers: Int = 2, of sweep: SweepDefinition = definition
  ) -> SweepSnapshot {
    var snapshot = SweepSnapshot(progress(share, of: sweep))
    for (index, cell) in snapshot.progress.open.prefix(workers).enumerated() {
      snapshot.running.append(RunningCell(cell))
      for step in 1...max(1, cell.steps * (index + 1) / (workers + 1)) {
        let loss = 5 / (1 + Double(step) / 40)
        snapshot.record(Evaluation(loss: loss, accuracy: 1 - loss / 5), step: step, of: cell)
      }
    }
    snapshot.newest = Array(snapshot.progress.results.values)
    snapshot.isOver = share >= 1
    return snapshot
  }

  static func state(
    _ share: Double, workers: Int = 2, of sweep: SweepDefinition = definition
  ) -> SweepState {
    var state = SweepState(snapshot(0, workers: 0, of: sweep), folder: "sweep")
    let snapshot = snapshot(share, workers: workers, of: sweep)
    state.take(snapshot, SweepClock(snapshot, first: 0, elapsed: 125), elapsed: 125)
    return state
  }
}
