import Datasets
import Training

/// The data of a sweep, standardized by the mean and the deviation of the whole training side, from which every
/// cell draws what it trains on.
public struct SweepData: Sendable {
  private let splits: [String: Split]
  /// What all data hash to, in hexadecimal, in the order of their names.
  public let fingerprint: String

  /// Loads the data that a definition names and holds validation samples out of those that bring none.
  ///
  /// - Throws: ``SweepError`` for a name that nothing has and for data that are too small, `InputError` for a
  ///   file that is not what it should be.
  public init(_ definition: SweepDefinition) throws {
    var splits: [String: Split] = [:]
    for name in definition.data {
      do { splits[name] = try Self.split(named: name, validation: definition.validation) } catch let error
        as UnknownDatasetError
      {
        throw SweepError("data", reason: "\(error)")
      } catch let error as SubsetError {
        throw SweepError("validation", reason: "of '\(name)': \(error)")
      }
    }
    self.init(splits: splits)
  }

  /// - Parameter splits: by the names of the data; with validation parts.
  init(splits: [String: Split]) {
    let splits = splits.mapValues { $0.standardized() }
    self.splits = splits
    fingerprint = splits.sorted { $0.key < $1.key }.map { String($0.value.fingerprint, radix: 16) }
      .joined(separator: "-")
  }

  private static func split(named name: String, validation: Int?) throws -> Split {
    let split = try Split.named(name)
    let own = split.validation?.count
    return try split.holdingOut(
      validation: validation ?? own ?? min(split.train.count / 5, 1000), seed: 0)
  }

  /// - Precondition: the definition that the data were loaded for names it.
  public func split(_ name: String) -> Split { splits[name]! }

  public func hasTree(_ name: String) -> Bool { split(name).train.tree != nil }

  /// What a cell trains on, and how.
  ///
  /// Its training samples are drawn by its seed, which also gives the initial weights and the order of the
  /// samples.
  ///
  /// - Precondition: the cell is one of a definition that ``SweepDefinition/check(with:)`` passed.
  public func plan(for cell: SweepCell, of definition: SweepDefinition) -> TrainingPlan {
    do {
      let point = cell.point
      let split = split(point.data)
      let drawn = Split(
        train: try split.train.perClass(point.samplesPerClass, seed: cell.seed), test: split.test,
        validation: split.validation, testOrigin: split.testOrigin)
      var plan = TrainingPlan(
        data: drawn, model: try Model(point.model), losses: [try Losses.named(point.loss)],
        embedding: try Self.embedding(point.embedding, of: drawn.train), batchSize: definition.batchSize,
        learningRate: cell.rates.learningRate, seed: cell.seed)
      plan.optimizer = .sgd(momentum: definition.momentum)
      plan.weightDecay = cell.rates.weightDecay
      plan.clip = GradientClip(norm: definition.clip)
      plan.schedule = Self.schedule(steps: cell.steps)
      plan.augmentation.shift = definition.shift
      plan.augmentation.flips = definition.flip
      plan.augmentation.erasing = Double(definition.erase)
      return plan
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// Four cycles of 1, 2, 4 and 8 parts of the steps.
  static func schedule(steps: Int) -> Schedule {
    Schedule(.warmRestarts(cycle: max(1, (steps + 14) / 15), factor: 2), minimum: 1e-6)
  }

  /// - Precondition: `name` is that of an embedding, and a semantic one has a tree.
  static func embedding(_ name: String, of dataset: Dataset) throws -> Embedding {
    guard name != "one-hot", let tree = dataset.tree else { return .oneHot(dataset.classCount) }
    let levels = SweepDefinition.levels(ofEmbedding: name)
    return try .semantic(tree: levels.map { tree.cut(toLevels: $0) } ?? tree, classNames: dataset.classNames)
  }
}
