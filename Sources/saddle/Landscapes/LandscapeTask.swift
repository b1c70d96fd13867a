import Canvas
import Datasets
import Landscape
import Training

/// What is evaluated: losses of a subject on samples, over a grid on a plane.
struct LandscapeTask {
  let subject: LandscapeSubject
  let plane: LandscapePlane
  let grid: Grid
  let losses: [any Loss]
  let samples: LandscapeSamples
  let batchNormalization: PlaneEvaluator.BatchNormalization

  /// An evaluator of some of the losses, which share the pass forward.
  func evaluator(of losses: [any Loss]) -> PlaneEvaluator {
    PlaneEvaluator(
      subject.plan, trainedWith: subject.loss, losses: losses, dataset: samples.dataset,
      center: plane.plane.center, x: plane.plane.x, y: plane.plane.y, batchNormalization: batchNormalization)
  }

  /// What tells the surface of a loss from all others.
  func identity(of loss: any Loss) -> SurfaceIdentity {
    SurfaceIdentity(
      of: loss, parameters: subject.settings.lossParameters, trained: subject.loss, plan: subject.plan,
      plane: plane.plane, dataset: samples.dataset, batchNormalization: batchNormalization, grid: grid)
  }

  /// What the surface is of and how it is made, a line each.
  var description: [String] {
    let plan = subject.plan
    var lines = [
      "\(plan.model) trained with \(subject.loss.name) on \(subject.settings.data), \(plane.center)",
      "plane: \(plane.words); \(plane.geometry)",
      "samples: \(samples.words)",
    ]
    if subject.network.statisticCount > 0 {
      lines.append(
        batchNormalization == .running
          ? "batch normalization: running statistics of \(plane.center)"
          : "batch normalization: statistics of the samples at every point")
    }
    return lines.map(OneLine.of)
  }
}

/// The samples that a surface is the mean over.
struct LandscapeSamples {
  let dataset: Dataset
  /// Such as "200 of 1000 training samples, each class with its share, seed 0".
  let words: String

  enum Part: String, CaseIterable {
    case train, test
  }

  /// - Throws: ``CommandError/usage(_:)`` where there are fewer samples than asked for.
  init(_ part: Part, of split: Split, count: Int?, seed: UInt64) throws(CommandError) {
    let whole = part == .train ? split.train : split.test
    let kind = part == .train ? "training" : "test"
    guard let count, count != whole.count else {
      dataset = whole
      words = "all \(whole.count.grouped) \(kind) samples"
      return
    }
    guard (1...whole.count).contains(count) else {
      throw .usage("--samples: expected 1 to \(whole.count), the number of \(kind) samples, found \(count)")
    }
    dataset = whole.stratifiedSplit(trainCount: count, seed: seed).train
    words =
      "\(count.grouped) of \(whole.count.grouped) \(kind) samples, each class with its share, seed \(seed)"
  }
}
