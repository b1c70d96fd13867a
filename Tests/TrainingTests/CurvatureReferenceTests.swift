import Datasets
import Glibc
import Testing

@testable import Training

/// The network of a case of curvature_reference.py, with its weights.
private func derivatives(_ name: String, threads: Int = 1) throws -> LossDerivatives {
  let parts = name.split(separator: ", ").map(String.init)
  let model = parts.first { $0.contains(":") } ?? "mlp:8"
  let channels = model == "plain:4,mp,fc6" ? 1 : 2
  let isImage = !model.hasPrefix("mlp:")
  let shape = isImage ? [6, 7, channels] : [6]
  let input = isImage ? formulaImage(channels: channels) : formulaVector
  let width = shape.reduce(1, *)
  let data = Dataset(
    name: "made", inputShape: shape,
    values: (0..<24 * width).map { Float(input($0 / width, $0 % width)) },
    labels: (0..<24).map { Int32($0 % 5) }, classNames: ["a", "b", "c", "d", "e"])
  let tree = try ClassTree(tsv: "a\tA\nb\tA\nd\tB\ne\tB\nA\troot\nB\troot\nc\troot\n", file: "tree.tsv")
  let semantic = try Embedding.semantic(tree: tree, classNames: data.classNames)
  let loss = try Losses.named(parts[0])
  var plan = TrainingPlan(
    data: Split(train: data, test: data), model: try Model(model), losses: [loss],
    embedding: parts.contains("semantic") ? semantic : nil, batchSize: 0, learningRate: 0.1, seed: 1)
  plan.activation = parts.last.flatMap(Activation.init) ?? .relu
  plan.crew = Crew(threads: threads)
  var weights = formulaWeights(plan.network(for: loss))
  for (norm, _, offset) in batchNorms(plan.network(for: loss)) {
    for index in offset..<offset + 2 * norm.channels {
      let wave = sin(0.8 * Double(index) + 0.1)
      weights.statistics[index] = Float(index < offset + norm.channels ? 0.3 * wave : 1 + 0.5 * wave)
    }
  }
  return LossDerivatives(
    plan, loss: loss, dataset: data, weights: weights,
    batchNormalization: parts.contains("running") ? .running : .recomputed)
}

private let cases = curvatureReferences.keys.sorted()

@Test(arguments: cases)
func derivativesFollowPyTorch(name: String) throws {
  let expected = try #require(curvatureReferences[name])
  let derivatives = try derivatives(name)
  let (evaluation, gradient) = derivatives.gradient()
  #expect(abs(evaluation.loss - expected.loss) <= 1e-5 * expected.loss)
  let length = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
  #expect(abs(length - expected.gradientLength) <= 1e-4 * expected.gradientLength)

  let product = derivatives.hessianProduct(
    (0..<derivatives.parameterCount).map { Float(cos(0.7 * Double($0) + 0.2)) })
  let found = stride(from: 0, to: product.count, by: expected.stride).map { product[$0] }
  #expect(found.count == expected.product.count)
  let scale = expected.product.reduce(0) { $0 + $1 * $1 }.squareRoot()
  let error = zip(found, expected.product).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  #expect(error <= 1e-4 * scale, "\(error / scale)")
}

@Test(
  arguments: cases.filter { !$0.contains(":") || $0.contains("mlp:") } + [
    "cross-entropy, plain:4,ap,6,gap, running"
  ])
func theEigenvaluesOfTheHessianAreThoseOfPyTorch(name: String) throws {
  let expected = try #require(curvatureReferences[name]).eigenvalues
  let derivatives = try derivatives(name)
  let count = derivatives.parameterCount
  var hessian: [Double] = []
  for index in 0..<count {
    var unit = [Float](repeating: 0, count: count)
    unit[index] = 1
    hessian += derivatives.hessianProduct(unit)
  }
  let largest = hessian.reduce(0) { max($0, abs($1)) }
  var asymmetry = 0.0
  for row in 0..<count {
    for column in 0..<row {
      let lower = hessian[row * count + column]
      asymmetry = max(asymmetry, abs(lower - hessian[column * count + row]))
      hessian[column * count + row] = lower
    }
  }
  #expect(asymmetry <= 1e-4 * largest)
  let values = SymmetricEigensystem(hessian, count: count).values
  let found = values.prefix(3) + [values[count - 1], values.reduce(0, +)]
  let scale = abs(expected[0])
  for (value, reference) in zip(found, expected) {
    #expect(abs(value - reference) <= 1e-4 * max(scale, abs(reference)))
  }
}

@Test(arguments: [
  "cosine+cross-entropy, plain:4,ap,6,gap", "cross-entropy, plain:4,mp,fc6, running",
  "cross-entropy, residual:4,6", "cross-entropy, plain:4,mp,fc6, tanh",
])
func derivativesHaveTheSameBitsOnSeveralThreads(name: String) throws {
  let (alone, together) = (try derivatives(name), try derivatives(name, threads: 3))
  let direction = (0..<alone.parameterCount).map { Float(sin(Double($0))) }
  #expect(alone.gradient().gradient == together.gradient().gradient)
  let product = alone.hessianProduct(direction)
  #expect(product == together.hessianProduct(direction))
  // What a product leaves behind must not change the next.
  #expect(product == alone.hessianProduct(direction))
}
