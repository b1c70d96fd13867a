import ArrayFiles
import Datasets
import Foundation
import Training

@testable import Experiments

/// A folder of its own for a test, removed with it.
final class TemporaryFolder {
  let path = NSTemporaryDirectory() + "/saddle-\(UUID().uuidString)"

  init() throws { try FolderPath.make(path) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Points on a plane around three centres, with a tree of two groups.
enum SmallData {
  static let tree = try! ClassTree(
    tsv: "left\tall\na\tleft\nb\tleft\nright\tall\nc\tright\n", file: "tree")

  static func dataset(
    perClass count: Int, seed: UInt64, labels: ((Int) -> Int32)? = nil, tree: ClassTree? = tree
  ) -> Dataset {
    var generator = SplitMix64(seed: seed)
    let centres: [(Float, Float)] = [(0, 0), (2, 0), (0, 2)]
    var values: [Float] = []
    for index in 0..<3 * count {
      let centre = centres[index % 3]
      values += [centre.0 + Float(generator.nextNormal()), centre.1 + Float(generator.nextNormal())]
    }
    return Dataset(
      name: "small", inputShape: [2], values: values,
      labels: (0..<3 * count).map { labels?($0) ?? Int32($0 % 3) }, classNames: ["a", "b", "c"], tree: tree)
  }

  static func split(testLabels: ((Int) -> Int32)? = nil, tree: ClassTree? = tree) -> Split {
    Split(
      train: dataset(perClass: 12, seed: 1, tree: tree),
      test: dataset(perClass: 30, seed: 2, labels: testLabels),
      validation: dataset(perClass: 20, seed: 3))
  }

  static let data = SweepData(splits: ["small": split()])
}

extension SweepDefinition {
  /// Sixteen searches of a few steps, and twelve tests.
  static var small: SweepDefinition {
    var sweep = SweepDefinition()
    sweep.data = ["small"]
    sweep.models = ["mlp:8"]
    sweep.losses = ["cross-entropy", "cosine"]
    sweep.samplesPerClass = [2, 5]
    sweep.learningRates = [0.5, 0.05]
    sweep.weightDecays = [[0], [0, 0.01]]
    sweep.panelLosses = [["cross-entropy", "cosine"], ["cosine"]]
    sweep.seeds = [1, 2]
    sweep.steps = 30
    sweep.searchSteps = 15
    sweep.batchSize = 4
    return sweep
  }

  var smallPoints: [SweepPoint] { points(hasTree: SmallData.data.hasTree) }

  /// All of it, one cell after the other.
  func finished(_ data: SweepData = SmallData.data) -> SweepProgress {
    var progress = SweepProgress(self, points: smallPoints)
    while let cell = progress.open.first { progress.add(CellTraining(cell, of: self, data: data).run()!) }
    return progress
  }
}
