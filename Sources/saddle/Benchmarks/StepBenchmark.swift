import CKernels
import Datasets
import Training

extension Workload {
  /// A training step of a multilayer perceptron, 64-128-64-10 with the cosine loss, on 32 of 1,024 digits on
  /// one core, in microseconds.
  static let mlpStep = Workload(name: "mlp-step") {
    let digits = Split.digits()
    var plan = TrainingPlan(
      data: Split(train: digits.train.subset((0..<1024).map { $0 % 1000 }), test: digits.test),
      model: .mlp([128, 64]), losses: [CosineLoss()], batchSize: 32, learningRate: 0.1, seed: 1)
    plan.optimizer = .sgd(momentum: 0.9)
    return [measureStep("mlp-step", plan, unit: "us", perSecond: 1e6, turns: 201, steps: 64)]
  }

  /// A training step of a small convolutional network, plain:16,ap,32,ap,64,gap, on 32 images of 28×28 on
  /// all cores, in milliseconds.
  static let cnnStep = Workload(name: "cnn-step") {
    var plan = TrainingPlan(
      data: .noise(count: 992, shape: [28, 28], classCount: 10), model: try Model("plain:16,ap,32,ap,64,gap"),
      losses: [CosineLoss()], batchSize: 32, learningRate: 0.1, seed: 1)
    plan.optimizer = .sgd(momentum: 0.9)
    plan.crew = .ofAllProcessors
    return [measureStep("cnn-step", plan, unit: "ms", perSecond: 1e3, turns: 31, steps: 8)]
  }

  /// A training step of a residual network, residual:16,32,64 with a clipped gradient, on 96 images of 16×16 in
  /// 191 classes, in milliseconds: on one core, as a sweep runs its cells, and on all of them.
  static let residualStep = Workload(name: "residual-step") {
    var plan = TrainingPlan(
      data: .noise(count: 960, shape: [16, 16], classCount: 191), model: try Model("residual:16,32,64"),
      losses: [CosineLoss()], batchSize: 96, learningRate: 0.1, seed: 1)
    plan.optimizer = .sgd(momentum: 0.9)
    plan.clip = GradientClip(norm: 10)
    return Set([1, Crew.ofAllProcessors.threads]).sorted().map { threads in
      plan.crew = Crew(threads: threads)
      return measureStep("residual-step", plan, unit: "ms", perSecond: 1e3, turns: 31, steps: 8)
    }
  }
}

/// Steps in short turns, each beside as long a stretch of multiply-adds alone: the roofline is the time that
/// the step's own would take at that rate on all of its threads.
private func measureStep(
  _ name: String, _ plan: TrainingPlan, unit: String, perSecond: Double, turns: Int, steps: Int
) -> Measurement {
  let session = TrainingSession(plan)
  for _ in 0..<2 * session.stepsPerEpoch { _ = session.advance() }
  let multiplyAdds =
    Double(plan.network(for: plan.losses[0]).trainingMultiplyAdds * plan.batchSize)
  var times: [Double] = []
  var bounds: [Double] = []
  for _ in 0..<turns {
    var operations = 0.0
    let burst = seconds { operations = saddle_fma_burst(1) }
    bounds.append(2 * multiplyAdds * burst / operations / Double(plan.crew.threads))
    times.append(seconds { for _ in 0..<steps { _ = session.advance() } } / Double(steps))
  }
  return Measurement(
    workload: name, value: times.quantile(0.5) * perSecond, unit: unit, threads: plan.crew.threads,
    roofline: bounds.quantile(0.5) * perSecond)
}

extension Split {
  /// Uniform noise without meaning: for timings alone.
  fileprivate static func noise(count: Int, shape: [Int], classCount: Int) -> Split {
    var generator = SplitMix64(seed: 1)
    let pixels = (0..<count * shape.reduce(1, *)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    let data = Dataset(
      name: "noise", inputShape: shape, pixels: pixels, scale: 1 / 255,
      labels: (0..<count).map { Int32($0 % classCount) }, classNames: (0..<classCount).map(String.init))
    return Split(train: data, test: data)
  }
}
