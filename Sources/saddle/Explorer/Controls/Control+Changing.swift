import Datasets
import Training

extension Control {
  /// The setup with the next or the previous value; nil where there is none.
  func stepped(_ setup: TrainingSetup, up: Bool) -> TrainingSetup? {
    var next = setup
    switch self {
    case .loss(let panel):
      guard let losses = Self.losses(setup.losses, panel: panel, up: up) else { return nil }
      next.losses = losses
    case .layers, .width:
      guard let model = steppedModel(setup.settings, up: up) else { return nil }
      next.settings.model = model
    case .setting(let key):
      guard let settings = Self.stepped(setup.settings, key, up: up) else { return nil }
      next.settings = settings
    }
    return next
  }

  /// The setup with the value that a text stands for.
  ///
  /// - Throws: ``CommandError/usage(_:)`` where it stands for none.
  func set(_ text: String, in setup: TrainingSetup) throws(CommandError) -> TrainingSetup {
    var next = setup
    switch self {
    case .loss(let panel):
      // A loss may be typed as the panel shows it.
      let text = Self.shortTitles.first { $0.value.lowercased() == text.lowercased() }?.key ?? text
      if setup.losses.indices.contains(panel) { next.losses.remove(at: panel) }
      if text != TrainingSettings.noValue { next.losses.insert(text, at: min(panel, next.losses.count)) }
      guard !next.losses.isEmpty else { throw .usage("\(name): the last panel stays") }
      next.losses = try LossList.names(
        next.losses.joined(separator: ","), option: name, atMost: KeyTable.mostPanels)
      _ = try LossList.losses(
        named: [text].filter { $0 != TrainingSettings.noValue }, option: name, parameters: .init())
    case .layers, .width:
      guard let number = Int(text), Model.widths.contains(number) || self == .layers && number == 0 else {
        throw .usage("\(name): expected a whole number, found '\(text)'")
      }
      guard let widths = setup.settings.hiddenWidths,
        let model = setup.settings.model(
          hiddenWidths: self == .layers ? Self.resized(widths, to: number) : Self.widened(widths, to: number))
      else { throw .usage("\(name): change the model itself") }
      next.settings.model = model
    case .setting(let key):
      let words: [String: String] = ["all": key == .batchSize ? "0" : "none", "never": "none"]
      try next.settings.set(key, to: words[text] ?? text)
      try next.settings.checkRanges()
    }
    return next
  }

  /// What stands at a panel next among those that no other panel shows; beyond the last nothing.
  private static func losses(_ losses: [String], panel: Int, up: Bool) -> [String]? {
    let own = losses.indices.contains(panel) ? losses[panel] : nil
    let free = Losses.names.filter { $0 == own || !losses.contains($0) }
    let choices = (losses.count > (own == nil ? 0 : 1) ? [nil] : []) + free.map(Optional.some)
    guard let place = choices.firstIndex(of: own) else { return nil }
    let next = choices[(place + (up ? 1 : choices.count - 1)) % choices.count]
    var changed = losses
    if own != nil { changed.remove(at: panel) }
    if let next { changed.insert(next, at: min(panel, changed.count)) }
    return changed == losses ? nil : changed
  }

  private func steppedModel(_ settings: TrainingSettings, up: Bool) -> String? {
    guard let widths = settings.hiddenWidths else { return nil }
    if self == .layers {
      let count = widths.count + (up ? 1 : -1)
      guard (0...Self.mostLayers).contains(count) else { return nil }
      return settings.model(hiddenWidths: Self.resized(widths, to: count))
    }
    guard let widest = widths.max(), let next = Ladder.widths.next(after: widest, up: up) else { return nil }
    return settings.model(hiddenWidths: Self.widened(widths, to: next))
  }

  private static let mostLayers = 8

  /// Another number of layers: the last is repeated.
  private static func resized(_ widths: [Int], to count: Int) -> [Int] {
    Array(widths.prefix(count))
      + [Int](repeating: widths.last ?? 16, count: max(0, count - widths.count))
  }

  /// All widths in the same proportion.
  private static func widened(_ widths: [Int], to widest: Int) -> [Int] {
    guard let old = widths.max() else { return widths }
    return widths.map { max(1, $0 * widest / old) }
  }

  private static func stepped(
    _ settings: TrainingSettings, _ key: TrainingSettings.CodingKeys, up: Bool
  ) -> TrainingSettings? {
    var next = settings
    func step<Value>(_ path: WritableKeyPath<TrainingSettings, Value>, _ ladder: Ladder<Value>) -> Bool {
      guard let value = ladder.next(after: settings[keyPath: path], up: up) else { return false }
      next[keyPath: path] = value
      return true
    }
    /// With no value above the highest, or for `noneIsLow` below the lowest.
    func step<Value>(
      _ path: WritableKeyPath<TrainingSettings, Value?>, _ ladder: Ladder<Value>, noneIsLow: Bool = false
    ) -> Bool {
      guard let value = settings[keyPath: path] else {
        guard up == noneIsLow else { return false }
        next[keyPath: path] = noneIsLow ? ladder.values.first : ladder.values.last
        return true
      }
      let value2 = ladder.next(after: value, up: up)
      guard value2 != nil || up != noneIsLow else { return false }
      next[keyPath: path] = value2
      return true
    }
    func turn(_ path: WritableKeyPath<TrainingSettings, String>, _ choices: [String]) -> Bool {
      let place = choices.firstIndex(of: settings[keyPath: path])
      next[keyPath: path] =
        place.map { choices[($0 + (up ? 1 : choices.count - 1)) % choices.count] } ?? choices[0]
      return true
    }
    let hasChanged =
      switch key {
      case .learningRate: step(\.learningRate, .learningRates)
      case .momentum: step(\.momentum, .momenta)
      case .weightDecay: step(\.weightDecay, .weightDecays)
      case .clip: step(\.clip, .clips)
      case .labelSmoothing: step(\.labelSmoothing, .smoothings)
      case .lambda: step(\.lambda, .weights)
      case .temperature: step(\.temperature, .temperatures)
      case .margin: step(\.margin, .margins, noneIsLow: true)
      case .samplesPerClass: step(\.samplesPerClass, .samplesPerClass)
      case .trainShare: step(\.trainShare, .shares)
      case .labelNoise: step(\.labelNoise, .labelNoises)
      case .inputNoise: step(\.inputNoise, .inputNoises)
      case .activation: turn(\.activation, Activation.allCases.map(\.rawValue))
      case .batchSize: step(\.batchSize, .batchSizes)
      case .epochs: step(\.epochs, .epochs)
      case .cycle: step(\.cycle, .cycles)
      case .optimizer: turn(\.optimizer, ["sgd", "adamw"])
      case .schedule: turn(\.schedule, ["constant", "cosine", "sgdr"])
      case .data: turn(\.data, Split.names)
      case .model: turn(\.model, models)
      case .seed: stepSeed(&next, up: up)
      default: false
      }
    guard hasChanged else { return nil }
    // A schedule over all epochs needs to know their number.
    if next.schedule == "cosine", next.epochs == nil { next.epochs = 100 }
    return next
  }

  private static func stepSeed(_ settings: inout TrainingSettings, up: Bool) -> Bool {
    let (seed, isBeyond) =
      up ? settings.seed.addingReportingOverflow(1) : settings.seed.subtractingReportingOverflow(1)
    if !isBeyond { settings.seed = seed }
    return !isBeyond
  }

  /// Of each kind one that fits images of all bundled sets.
  private static let models = ["mlp:64,32", "mlp:16", "mlp:", "plain:16,ap,32,gap", "residual:8,16"]
}
