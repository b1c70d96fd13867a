import Datasets
import Training

/// The plane of inputs of two numbers, with the training samples on it and a grid of places to be classified.
struct DecisionPlane: Sendable {
  struct Sample: Sendable, Hashable {
    let x: Float
    let y: Float
    let label: Int
  }

  /// A square around the samples, as networks see them.
  let axes: PanelAxes
  let samples: [Sample]
  /// Places along each side.
  let resolution: Int
  /// The places row by row, the topmost first, once a class as if they were samples of it.
  private let places: [Dataset]

  /// What one look may take, with all places of all classes.
  private static let mostMultiplyAdds = 400_000_000
  private static let mostClasses = 16
  private static let resolutions = [64, 48, 32, 16]

  /// nil where inputs are not of two numbers, or have too many classes to be told apart by colours.
  init?(_ plan: TrainingPlan) {
    let data = plan.data.train
    guard data.inputShape == [2], data.classCount <= Self.mostClasses else { return nil }
    var inputs = [Float](repeating: 0, count: 2 * data.count)
    inputs.withUnsafeMutableBufferPointer { data.copyInputs(of: 0..<data.count, to: $0.baseAddress!) }
    samples = data.labels.enumerated().map {
      Sample(x: inputs[2 * $0], y: inputs[2 * $0 + 1], label: Int($1))
    }
    let outcomes = samples.map { SampleOutcome(x: $0.x, y: $0.y, loss: 0, isCorrect: true) }
    guard let axes = PanelAxes(around: outcomes) else { return nil }
    self.axes = axes
    let effort = plan.losses.reduce(1) { $0 + plan.network(for: $1).multiplyAdds } * data.classCount
    let resolution =
      Self.resolutions.first { effort * $0 * $0 <= Self.mostMultiplyAdds } ?? Self.resolutions.last!
    self.resolution = resolution
    func place(_ index: Int, along range: ClosedRange<Double>) -> Float {
      Float(range.lowerBound + (Double(index) + 0.5) / Double(resolution) * axes.side)
    }
    var grid: [Float] = []
    for row in (0..<resolution).reversed() {
      for column in 0..<resolution { grid += [place(column, along: axes.x), place(row, along: axes.y)] }
    }
    places = (0..<data.classCount).map { label in
      Dataset(
        name: data.name, inputShape: [2], values: grid,
        labels: Array(repeating: Int32(label), count: resolution * resolution), classNames: data.classNames)
    }
  }

  /// What a network takes every place for.
  func decisions(_ evaluator: Evaluator, weights: Weights) -> Decisions {
    let outcomes = places.map { evaluator.outcomes($0, weights: weights) }
    var decisions = Decisions()
    for index in 0..<resolution * resolution {
      let losses = outcomes.map { Double($0[index].loss) }
      let label = outcomes.firstIndex { $0[index].isCorrect }
      decisions.classes.append(label)
      decisions.margins.append(label.map { Self.margin(of: $0, among: losses) } ?? 0)
    }
    return decisions
  }

  /// How much less the loss would be with the class that is predicted than with the next best, as a share of both.
  private static func margin(of label: Int, among losses: [Double]) -> Double {
    let others = losses.indices.filter { $0 != label }.map { losses[$0] }
    guard let next = others.min(), next.isFinite, losses[label].isFinite else { return 1 }
    let sum = abs(next) + abs(losses[label])
    return sum > 0 ? min(max(0, (next - losses[label]) / sum), 1) : 0
  }
}

/// What a network takes each place of a ``DecisionPlane`` for.
struct Decisions: Sendable, Hashable {
  /// nil where it gives nothing that is a number.
  var classes: [Int?] = []
  /// How sure it is, from 0 to 1.
  var margins: [Double] = []
}
