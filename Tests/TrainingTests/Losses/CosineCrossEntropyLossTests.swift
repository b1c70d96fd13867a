import Datasets
import Glibc
import Testing

@testable import Training

private func normals(_ count: Int, seed: UInt64) -> [Double] {
  var generator = SplitMix64(seed: seed)
  // Numbers that single precision has too.
  return (0..<count).map { _ in Double(Float(generator.nextNormal())) }
}

private func cosine(_ f: [Double], _ label: Int) -> Double {
  f[label] / f.reduce(0) { $0 + $1 * $1 }.squareRoot()
}

private func crossEntropy(_ z: [Double], _ label: Int) -> Double {
  let top = z.max()!
  return top + log(z.reduce(0) { $0 + exp($1 - top) }) - z[label]
}

/// The slopes of a function by central differences.
private func slopes(at point: [Double], _ function: ([Double]) -> Double) -> [Double] {
  point.indices.map { index in
    var (above, below) = (point, point)
    above[index] += 1e-5
    below[index] -= 1e-5
    return (function(above) - function(below)) / 2e-5
  }
}

/// What the loss says of one row of features and logits.
private struct Headed {
  let loss: Double
  let point: [Double]
  let gradient: [Float]
  let logitGradient: [Float]
  let prediction: Int32

  init(weight: Float, features: [Double], logits: [Double], label: Int, scale: Float = 1) {
    let inputs = [features, logits].map { FloatBuffer($0.map { Float($0) }) }
    let outputs = [1, 2, features.count, logits.count].map { FloatBuffer(count: $0) }
    defer { withExtendedLifetime((inputs, outputs)) {} }
    (loss, point, gradient, logitGradient, prediction) = withUnsafeTemporaryAllocation(
      of: Int32.self, capacity: 2
    ) { memory in
      let start = memory.baseAddress!
      start[0] = Int32(label)
      CosineCrossEntropyLoss(weight: weight).evaluate(
        OutputRows(
          rows: 1, width: features.count, features: inputs[0].pointer, logits: inputs[1].pointer,
          labels: start),
        embedding: .oneHot(features.count),
        into: LossResults(
          losses: outputs[0].pointer, points: outputs[1].pointer, gradient: outputs[2].pointer,
          logitGradient: outputs[3].pointer, predictions: start + 1, scale: scale))
      return (
        Double(outputs[0].pointer[0]), outputs[1].values.map { Double($0) }, outputs[2].values,
        outputs[3].values, start[1]
      )
    }
  }
}

@Test(arguments: [Float(0.1), 1, 3], [2, 3, 10])
func cosineAndCrossEntropyAddUpWithTheirGradients(weight: Float, width: Int) {
  for row in 0..<20 {
    let (f, z) = (normals(width, seed: UInt64(row)), normals(width, seed: UInt64(row + 100)))
    let (label, w) = (row % width, Double(weight))
    let result = Headed(weight: weight, features: f, logits: z, label: label)
    #expect(isClose(result.loss, 1 - cosine(f, label) + w * crossEntropy(z, label), 1e-5))
    for (found, slope) in zip(result.gradient, slopes(at: f) { -cosine($0, label) }) {
      #expect(abs(Double(found) - slope) <= 1e-5 * max(1, abs(slope)))
    }
    for (found, slope) in zip(result.logitGradient, slopes(at: z) { w * crossEntropy($0, label) }) {
      #expect(abs(Double(found) - slope) <= 1e-5)
    }
    // The head predicts.
    #expect(Int(result.prediction) == z.firstIndex(of: z.max()!))
    let scaled = Headed(weight: weight, features: f, logits: z, label: label, scale: 0.25)
    #expect(scaled.loss == result.loss)
    #expect(zip(scaled.gradient, result.gradient).allSatisfy { isClose($0, $1 / 4, 1e-6) })
    #expect(zip(scaled.logitGradient, result.logitGradient).allSatisfy { isClose($0, $1 / 4, 1e-6) })
  }
}

@Test func itsValuesAreThoseOfTheFormula() {
  // 1 − 3/5 + 0.1·ln(1 + e^{−2}), and 1 − 4/5 + 0.5·ln 2
  let first = Headed(weight: 0.1, features: [3, 4], logits: [2, 0], label: 0)
  #expect(isClose(first.loss, 0.4 + 0.1 * log1p(exp(-2.0)), 1e-6))
  let second = Headed(weight: 0.5, features: [3, 4], logits: [7, 7], label: 1)
  #expect(isClose(second.loss, 0.2 + 0.5 * log(2.0), 1e-6))
}

@Test func aSampleStandsWhereTheCosinePartHasItsWholeLoss() {
  for row in 0..<20 {
    let (f, z) = (normals(3, seed: UInt64(row)), normals(3, seed: UInt64(row + 50)))
    let result = Headed(weight: 0.2, features: f, logits: z, label: 1)
    guard result.loss <= 2 else { continue }
    let length = f.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(isClose(hypot(result.point[0], result.point[1]), length, 1e-5) && result.point[1] >= 0)
    #expect(isClose(1 - result.point[0] / length, result.loss, 1e-5))
  }
  // Nothing is as high as 1 + 1·ln(1 + e^9).
  let high = Headed(weight: 1, features: [0, 1], logits: [-9, 0], label: 0)
  #expect(high.loss > 2 && high.point.allSatisfy(\.isNaN))
}

/// A linear layer to the features and the head behind it, in double precision and by the formula alone: the
/// mean over a batch of 1 − cos θ + λ·cross-entropy(dense(batch norm(ReLU(f/‖f‖)))).
private struct WholeNetwork {
  let inputs: [[Double]]
  let labels: [Int]
  let tensors: [String: ParameterTensor]

  func tensor(_ name: String, _ parameters: [Double]) -> [Double] {
    tensors[name]!.places.map { parameters[$0] }
  }

  func dense(_ name: String, _ parameters: [Double], _ rows: [[Double]]) -> [[Double]] {
    let (weight, bias) = (tensor("\(name).weight", parameters), tensor("\(name).bias", parameters))
    return rows.map { row in
      bias.indices.map { out in
        row.indices.reduce(bias[out]) { $0 + weight[out * row.count + $1] * row[$1] }
      }
    }
  }

  func loss(_ parameters: [Double]) -> Double {
    let features = dense("0", parameters, inputs)
    var rows = features.map { f in
      let length = f.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return f.map { max(0, $0 / length) }
    }
    let (gain, shift) = (tensor("head.2.weight", parameters), tensor("head.2.bias", parameters))
    let count = Double(rows.count)
    for channel in gain.indices {
      let mean = rows.reduce(0) { $0 + $1[channel] } / count
      let variance = rows.reduce(0) { $0 + ($1[channel] - mean) * ($1[channel] - mean) } / count
      for row in rows.indices {
        let normal = (rows[row][channel] - mean) / (variance + 1e-5).squareRoot()
        rows[row][channel] = gain[channel] * normal + shift[channel]
      }
    }
    let logits = dense("head.3", parameters, rows)
    return labels.indices.reduce(0) {
      $0 + 1 - cosine(features[$1], labels[$1]) + 0.7 * crossEntropy(logits[$1], labels[$1])
    } / count
  }
}

@Test func theGradientGoesThroughTheHeadToTheFirstLayer() throws {
  let (count, width, classCount) = (8, 4, 3)
  let labels = (0..<count).map { $0 % classCount }
  let data = Dataset(
    name: "made", inputShape: [width], pixels: [UInt8](repeating: 0, count: count * width), scale: 1,
    labels: labels.map { Int32($0) }, classNames: ["a", "b", "c"])
  let loss = CosineCrossEntropyLoss(weight: 0.7)
  let plan = TrainingPlan(
    data: Split(train: data, test: data), model: .mlp([]), losses: [loss], batchSize: 0, learningRate: 0.1,
    seed: 1)
  let network = plan.network(for: loss)
  let parameters = normals(network.parameterCount, seed: 3)
  var weights = network.initialWeights(seed: 1)
  weights.parameters = parameters.map { Float($0) }
  let inputs = normals(count * width, seed: 4)
  let learner = Learner(plan, loss: loss, weights: weights, rows: count)
  for (index, input) in inputs.enumerated() { learner.inputs[index] = Float(input) }

  let exact = WholeNetwork(
    inputs: (0..<count).map { Array(inputs[$0 * width..<($0 + 1) * width]) }, labels: labels,
    tensors: Dictionary(uniqueKeysWithValues: network.parameterTensors.map { ($0.name, $0) }))
  let expected = slopes(at: parameters, exact.loss)
  let found = learner.gradient(labels: labels.map { Int32($0) })
  #expect(found.count == expected.count && found.contains { abs($0) > 0.1 })
  for (a, b) in zip(found, expected) { #expect(abs(Double(a) - b) <= 2e-4 * max(1, abs(b))) }
}
