import Datasets
import Testing
import Training

@testable import Landscape

private let grid = Grid(
  x: GridAxis(from: -1, through: 1, count: 7), y: GridAxis(from: -0.5, through: 0.75, count: 4))

private func plan(_ loss: String) throws -> (TrainingPlan, Dataset) {
  let digits = Split.digits()
  let data = digits.train.subset(Array(0..<40))
  return (
    TrainingPlan(
      data: Split(train: data, test: digits.test), model: try Model("mlp:12"),
      losses: [try Losses.named(loss)], batchSize: 32, learningRate: 0.05, seed: 4),
    data
  )
}

/// A surface a loss of a network that was trained with `trained`.
private func surfaces(
  _ losses: [any Loss], trained: String, known: [WeightSurface]? = nil
) throws -> [WeightSurface] {
  let (plan, data) = try plan(trained)
  let network = plan.network(for: plan.losses[0])
  let evaluator = PlaneEvaluator(
    plan, trainedWith: plan.losses[0], losses: losses, dataset: data,
    center: network.initialWeights(seed: 1),
    x: network.initialWeights(seed: 2).parameters, y: network.initialWeights(seed: 3).parameters)
  let computation = SurfaceComputation(NetworkPoints(evaluator, threads: 2), grid: grid, known: known)
  try computation.run()
  return computation.surfaces
}

@Test func lossesThatShareAPassForwardGiveTheBitsOfEachAlone() throws {
  let losses = Losses.all()
  let together = try surfaces(losses, trained: "cosine+cross-entropy")
  for (loss, surface) in zip(losses, together) {
    #expect(surface.isComplete)
    #expect(try surfaces([loss], trained: "cosine+cross-entropy")[0] == surface)
  }
  // A head has no part in the losses of the features.
  let bodies = try surfaces([CosineLoss()], trained: "cosine")
  #expect(bodies[0] != together[0])
  #expect(Set(together).count == losses.count)
}

@Test func aSurfaceThatIsKnownIsTakenAlong() throws {
  let losses: [any Loss] = [CosineLoss(), MeanSquaredErrorLoss()]
  let whole = try surfaces(losses, trained: "mse")
  #expect(try surfaces(losses, trained: "mse", known: [whole[0], WeightSurface(grid)]) == whole)
}

@Test func aLossThatDoesNotFitIsToldWhy() throws {
  let (plain, _) = try plan("cosine")
  #expect(plain.misfit(of: CrossEntropyLoss(), network: CosineLoss()) == nil)
  let head = plain.misfit(of: CosineCrossEntropyLoss(), network: CosineLoss())
  #expect(head == "it needs weights with its head, and these were trained with cosine")
  #expect(plain.misfit(of: CosineLoss(), network: CosineCrossEntropyLoss()) == nil)
  let tree = try ClassTree(
    tsv: (0...9).map { "\($0)\t\($0 < 5 ? "low" : "high")" }.joined(separator: "\n")
      + "\nlow\troot\nhigh\troot\n", file: "tree.tsv")
  var narrow = plain
  narrow.embedding = try .semantic(tree: tree, classNames: plain.data.train.classNames, width: 6)
  #expect(
    narrow.misfit(of: CrossEntropyLoss(), network: CosineLoss())
      == "it needs 10 features, and the network gives 6")
}
