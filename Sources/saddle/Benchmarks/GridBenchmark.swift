import CKernels
import Datasets
import Landscape
import Training

extension Workload {
  /// A surface of 51×51 points around mlp:128,64 over 1,024 digits with the cosine loss on all cores, in
  /// seconds, and the time to its first 7×7 points; the roofline is what the multiply-adds of a forward pass a
  /// point would take.
  static let grid = Workload(name: "grid") {
    let digits = Split.digits()
    let data = digits.train.subset((0..<1024).map { $0 % 1000 })
    let loss = CosineLoss()
    let plan = TrainingPlan(
      data: Split(train: data, test: digits.test), model: .mlp([128, 64]), losses: [loss], batchSize: 32,
      learningRate: 0.1, seed: 1)
    let network = plan.network(for: loss)
    let center = network.initialWeights(seed: 1)
    let axes = [2, 3].map { network.initialWeights(seed: $0).parameters }
    let grid = Grid(
      x: GridAxis(from: -1, through: 1, count: 51), y: GridAxis(from: -1, through: 1, count: 51))
    let threads = Crew.ofAllProcessors.threads
    let multiplyAdds = Double(network.multiplyAdds * data.count * grid.count)
    var times: [Double] = []
    var firsts: [Double] = []
    var bounds: [Double] = []
    for _ in 0..<7 {
      var operations = 0.0
      let burst = seconds { operations = saddle_fma_burst(50) }
      bounds.append(2 * multiplyAdds * burst / operations / Double(threads))
      let start = ContinuousClock.now
      var first: Double?
      let evaluator = PlaneEvaluator(
        plan, loss: loss, dataset: data, center: center, x: axes[0], y: axes[1])
      try SurfaceComputation(NetworkPoints(evaluator, threads: threads), grid: grid).run { _ in
        first = first ?? (ContinuousClock.now - start) / .seconds(1)
      }
      times.append((ContinuousClock.now - start) / .seconds(1))
      firsts.append(first!)
    }
    return [
      Measurement(
        workload: "grid", value: times.quantile(0.5), unit: "s", threads: threads,
        roofline: bounds.quantile(0.5)),
      Measurement(workload: "grid-first", value: firsts.quantile(0.5) * 1e3, unit: "ms", threads: threads),
    ]
  }
}
