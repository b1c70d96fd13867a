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
      "\(plan.model) trained with \(subject.loss.name) on \(plan.data.train.name), \(plane.center)",
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

    func name(in split: Split) -> String { self == .train ? "training" : split.testName }
  }

  /// - Throws: ``CommandError/usage(_:)`` where there are fewer samples than asked for.
  init(_ part: Part, of split: Split, count: Int?, seed: UInt64) throws(CommandError) {
    let total = Self.whole(part, of: split).count
    guard (1...total).contains(count ?? total) else {
      throw .usage(
        "--samples: expected 1 to \(total), the number of \(part.name(in: split)) samples, found \(count ?? total)"
      )
    }
    self.init(part, of: split, upTo: count ?? total, seed: seed)
  }

  /// As many samples as there are, or `count` of them.
  ///
  /// - Precondition: `count` is at least 1.
  init(_ part: Part, of split: Split, upTo count: Int, seed: UInt64) {
    let whole = Self.whole(part, of: split)
    let name = part.name(in: split)
    guard count < whole.count else {
      dataset = whole
      words = "all \(whole.count.grouped) \(name) samples"
      return
    }
    dataset = whole.stratifiedSplit(trainCount: count, seed: seed).train
    words =
      "\(count.grouped) of \(whole.count.grouped) \(name) samples, each class with its share, seed \(seed)"
  }

  private static func whole(_ part: Part, of split: Split) -> Dataset {
    part == .train ? split.train : split.test
  }
}
