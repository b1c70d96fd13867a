import Training

@testable import Experiments
@testable import saddle

/// A sweep whose results are made up: accuracies that rise with the samples, each loss above the one before it.
enum ExampleSweep {
  static var definition: SweepDefinition {
    var sweep = SweepDefinition()
    sweep.losses = ["mse", "cross-entropy", "cross-entropy-smoothed", "cosine", "cosine+cross-entropy"]
    sweep.samplesPerClass = [2, 5, 10, 20]
    sweep.learningRates = [0.5, 0.1]
    sweep.weightDecays = [[0], [0, 0.01]]
    sweep.panelLosses = [sweep.losses, ["cross-entropy", "cosine"]]
    return sweep
  }

  /// - Parameter count: how many of the cells that come one after the other are done; nil for all.
  static func progress(_ definition: SweepDefinition = definition, cells count: Int? = nil) -> SweepProgress {
    var progress = SweepProgress(definition, points: definition.points { _ in true })
    var done = 0
    while let cell = progress.open.first, count.map({ done < $0 }) ?? true {
      progress.add(result(cell, definition))
      done += 1
    }
    return progress
  }

  private static func result(_ cell: SweepCell, _ definition: SweepDefinition) -> CellResult {
    let rank = Double(definition.losses.firstIndex(of: cell.point.loss)!)
    let many = Double(cell.point.samplesPerClass)
    let decay = cell.rates.weightDecay > 0 && cell.point.loss == "cross-entropy" ? 0.1 : 0
    let accuracy =
      0.9 - 0.6 / many - 0.02 * (4 - rank) + decay + 0.01 * Double(cell.seed) - 0.1
      * Double(cell.rates.learningRate)
    return CellResult(
      cell, validationAccuracy: accuracy, validationLoss: 1,
      testAccuracy: cell.stage == .final ? accuracy : nil,
      weights: "1f", seconds: 2)
  }

  /// What the screen shows with some of the cells done and two in training.
  static func state(cells count: Int?) -> SweepState {
    let progress = progress(cells: count)
    var snapshot = SweepSnapshot(progress)
    for (index, cell) in progress.open.prefix(2).enumerated() {
      var running = RunningCell(cell)
      for step in 1...(200 + 100 * index) {
        running.step = step
        running.loss.append(5 / Double(step + index), step: step)
      }
      snapshot.running.append(running)
    }
    snapshot.isOver = progress.isComplete
    var state = SweepState(snapshot, folder: "sweep-figure2")
    state.take(snapshot, SweepClock(snapshot, first: 0, elapsed: 60), elapsed: 60)
    return state
  }
}
