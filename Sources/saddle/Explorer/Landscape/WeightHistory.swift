import Training

/// The way of each network through the space of its weights, in bounded memory: where there are too many
/// positions every second is dropped, so that what is kept stays spread over all of training.
struct WeightHistory: Sendable {
  struct Position: Sendable {
    let step: Int
    let weights: Weights
  }

  /// One path a network, in the order of the steps.
  private(set) var paths: [[Position]]
  private var restarts = 0
  /// The steps between two positions that are kept.
  private var stride = 1

  private let mostPositions: Int
  /// What all paths together may take.
  private static let mostBytes = 128 << 20

  /// - Parameter parameterCounts: of each network.
  init(parameterCounts: [Int]) {
    paths = parameterCounts.map { _ in [] }
    let bytes = 4 * max(1, parameterCounts.reduce(0, +))
    mostPositions = min(max(8, Self.mostBytes / bytes), 96)
  }

  /// Takes in where training stands, if it has come far enough since.
  mutating func record(_ snapshot: TrainingSnapshot) {
    if snapshot.restarts != restarts {
      restarts = snapshot.restarts
      stride = 1
      paths = paths.map { _ in [] }
    }
    if let last = paths[0].last, snapshot.step < last.step + stride { return }
    for (index, learner) in snapshot.learners.enumerated() {
      paths[index].append(Position(step: snapshot.step, weights: learner.weights))
    }
    guard paths[0].count > mostPositions else { return }
    for index in paths.indices {
      paths[index] = paths[index].enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    }
    let span = paths[0].last!.step - paths[0][0].step
    stride = max(1, 2 * span / mostPositions)
  }
}
