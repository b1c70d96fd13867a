import Datasets
import Training

extension SweepDefinition {
  /// Checks what can be checked without the data.
  ///
  /// - Throws: ``SweepError`` for an empty list, a value twice or one out of range.
  public func check() throws(SweepError) {
    try checkNames()
    try Self.check("data", data, "a name or a path") { !$0.isEmpty }
    try Self.check("models", models, "a model") { !$0.isEmpty }
    for (name, models) in dataModels.sorted(by: { $0.key < $1.key }) {
      guard data.contains(name) else { throw Self.unknown("data-models", name, among: data) }
      try Self.check("data-models of \(name)", models, "a model") { !$0.isEmpty }
    }
    try Self.check("losses", losses, "one of \(Losses.names.joined(separator: ", "))") {
      Losses.names.contains($0)
    }
    try Self.check("embeddings", embeddings, "one-hot, semantic or semantic: and a number of levels") {
      Self.isEmbedding($0)
    }
    if let semantic = embeddings.first(where: { $0 != "one-hot" }), !usesTargets {
      let have = losses.count == 1 ? "has" : "have"
      throw SweepError(
        "embeddings", expected: "one-hot, as \(losses.joined(separator: ", ")) \(have) no targets to embed",
        found: "'\(semantic)'")
    }
    try Self.check("samples-per-class", samplesPerClass, "a number from 1 to 1000000") {
      (1...1_000_000).contains($0)
    }
    try Self.check("seeds", seeds, "a seed") { _ in true }
    try checkRates()
    for (key, value, range) in [
      ("steps", steps, 1...10_000_000), ("search-steps", searchSteps, 1...10_000_000),
      ("batch-size", batchSize, 1...1_000_000), ("shift", shift, 0...1000),
      ("validation", validation ?? 1, 1...1_000_000_000),
    ] {
      guard range.contains(value) else {
        throw SweepError(key, expected: "\(range.lowerBound) to \(range.upperBound)", found: "\(value)")
      }
    }
    guard (0..<1).contains(momentum) else {
      throw SweepError("momentum", expected: "0 to below 1", found: "\(momentum)")
    }
    guard clip > 0, clip.isFinite else {
      throw SweepError("clip", expected: "a number above 0", found: "\(clip)")
    }
    guard (0...1).contains(erase) else {
      throw SweepError("erase", expected: "a probability", found: "\(erase)")
    }
    try checkCount()
  }

  /// Names that are unknown whatever else is missing.
  private func checkNames() throws(SweepError) {
    for (key, names) in [("losses", losses), ("loss-lr", lossLearningRates.keys.sorted())]
      + panelLosses.map({ ("panel-losses", $0) })
    {
      for name in names where !Losses.names.contains(name) {
        throw Self.unknown(key, name, among: Losses.names)
      }
    }
    for (key, isEmpty) in [("losses", losses.isEmpty), ("samples-per-class", samplesPerClass.isEmpty)]
    where isEmpty {
      throw SweepError(key, expected: "one at least", found: "none: it is missing or an empty list")
    }
  }

  /// So many trainings can be planned in a moment, and made in years.
  static let mostTrainings = 100_000

  private func checkCount() throws(SweepError) {
    // Products of lists as long as files can be: no Int holds them.
    var count = 0.0
    for panel in weightDecays.indices {
      for loss in losses(ofPanel: panel) {
        let rates = lossLearningRates[loss] ?? learningRates
        count += Double(rates.count) * Double(weightDecays[panel].count) + Double(seeds.count)
      }
    }
    for factor in [
      data.reduce(0) { $0 + models(for: $1).count }, embeddings.count, samplesPerClass.count,
    ] { count *= Double(factor) }
    guard count <= Double(Self.mostTrainings) else {
      throw SweepError(
        "losses", expected: "at most \(Self.mostTrainings) trainings with all that is varied",
        found: Int(exactly: count).map { "\($0)" } ?? "\(count)")
    }
  }

  private func checkRates() throws(SweepError) {
    let range = TrainingPlan.learningRates
    let words = "a rate from \(range.lowerBound) to \(range.upperBound)"
    try Self.check("lr", learningRates, words) { range.contains($0) }
    for (loss, rates) in lossLearningRates.sorted(by: { $0.key < $1.key }) {
      guard losses.contains(loss) else { throw Self.unknown("loss-lr", loss, among: losses) }
      try Self.check("loss-lr of \(loss)", rates, words) { range.contains($0) }
    }
    if weightDecays.isEmpty { throw SweepError("weight-decays", expected: "a list", found: "none") }
    try Self.check("weight-decays", weightDecays.map { $0.sorted() }, "a list") { _ in true }
    for decays in weightDecays {
      try Self.check("weight-decays", decays, "a number from 0 to 1") { (0...1).contains($0) }
    }
    guard !panelLosses.isEmpty else { return }
    guard panelLosses.count == weightDecays.count else {
      throw SweepError(
        "panel-losses", expected: "\(weightDecays.count) lists, one for each of weight-decays",
        found: "\(panelLosses.count)")
    }
    for names in panelLosses {
      try Self.check("panel-losses", names, "one of losses") { losses.contains($0) }
    }
  }

  private static func unknown(_ key: String, _ name: String, among names: [String]) -> SweepError {
    SweepError(key, expected: "one of \(names.joined(separator: ", "))", found: "'\(name)'")
  }

  private static func check<Value: Hashable>(
    _ key: String, _ values: [Value], _ expected: String, isSound: (Value) -> Bool
  ) throws(SweepError) {
    if values.isEmpty { throw SweepError(key, expected: "one at least", found: "an empty list") }
    var seen: Set<Value> = []
    for value in values {
      guard isSound(value) else { throw SweepError(key, expected: expected, found: "'\(value)'") }
      guard seen.insert(value).inserted else {
        throw SweepError(key, expected: "each once", found: "'\(value)' twice")
      }
    }
  }

  private static func isEmbedding(_ name: String) -> Bool {
    name == "one-hot" || name == "semantic" || levels(ofEmbedding: name) != nil
  }

  /// D of `semantic:D`.
  static func levels(ofEmbedding name: String) -> Int? {
    guard name.hasPrefix("semantic:"), let levels = Int(name.dropFirst(9)), (1...100).contains(levels),
      name == "semantic:\(levels)"
    else { return nil }
    return levels
  }

  /// Losses whose features are a number a class, whatever the embedding.
  static let lossesWithoutTargets = Set(Losses.all().filter { !$0.usesTargets }.map(\.name))

  /// Whether it makes a difference to any of the losses what their targets are.
  private var usesTargets: Bool { !Self.lossesWithoutTargets.isSuperset(of: losses) }
}

extension SweepDefinition {
  /// Checks what depends on the data: that every class has enough samples, that the models fit, and that no loss
  /// is left out for want of a tree.
  ///
  /// - Throws: ``SweepError``.
  public func check(with data: SweepData) throws(SweepError) {
    for name in self.data {
      let split = data.split(name)
      guard let validation = split.validation else {
        throw SweepError("data", expected: "samples to validate on", found: "none in '\(name)'")
      }
      let most = samplesPerClass.max()!
      do throws(SubsetError) { _ = try split.train.perClass(most, seed: seeds[0]) } catch {
        throw SweepError(
          "samples-per-class",
          reason: "of '\(name)': \(error), beside \(validation.count) samples to validate on")
      }
      for text in models(for: name) {
        do throws(ModelError) {
          _ = try Model(text).layers(inputShape: split.train.inputShape, featureWidth: split.train.classCount)
        } catch { throw SweepError("models", reason: "with data '\(name)': \(error)") }
      }
      let isImage = split.train.inputShape.count > 1
      for (key, isOn) in [("shift", shift > 0), ("flip", flip), ("erase", erase > 0)] where isOn && !isImage {
        throw SweepError(
          key, expected: "images", found: "'\(name)' with inputs of \(split.train.inputWidth) numbers")
      }
      if isImage, shift >= min(split.train.inputShape[0], split.train.inputShape[1]) {
        throw SweepError("shift", expected: "less than an image of '\(name)' is long", found: "\(shift)")
      }
      if split.train.tree == nil, usesTargets, !embeddings.contains("one-hot") {
        throw SweepError("embeddings", expected: "data whose classes have a tree", found: "'\(name)'")
      }
      for embedding in embeddings {
        guard let tree = split.train.tree, let levels = Self.levels(ofEmbedding: embedding),
          levels > tree.groupLevels
        else { continue }
        throw SweepError(
          "embeddings", expected: "at most \(tree.groupLevels) levels, which the tree of '\(name)' has",
          found: "'\(embedding)'")
      }
      if let tree = split.train.tree, embeddings.contains("semantic"),
        embeddings.contains("semantic:\(tree.groupLevels)")
      {
        throw SweepError(
          "embeddings", expected: "each once",
          found:
            "'semantic' and 'semantic:\(tree.groupLevels)', which are the same with the tree of '\(name)'")
      }
    }
  }
}
