import Training

/// What the explorer trains: the settings of a training, and a loss a panel.
struct TrainingSetup: Hashable, Sendable {
  var settings = TrainingSettings()
  /// The names of the losses, one to ``KeyTable/mostPanels``.
  var losses = Losses.figureOne.map(\.name)
  /// The threads of a training step.
  var threads = 1

  /// The settings that a training takes in on its way; the others start it anew.
  static let liveKeys: Set<TrainingSettings.CodingKeys> = [
    .learningRate, .momentum, .nesterov, .weightDecay, .clip, .schedule, .cycle, .cycleFactor, .leastRate,
    .warmUp,
    .epochs, .labelSmoothing, .lambda, .temperature, .margin,
  ]

  /// Reads the data and says what is trained.
  ///
  /// - Throws: as `TrainingSettings.plan`.
  func plan(remark: (String) -> Void = { _ in }) throws -> TrainingPlan {
    try settings.plan(losses: losses, option: "--losses", crew: Crew(threads: threads), remark: remark)
  }

  /// What a training by the plan of a setup that this one continues goes on by.
  ///
  /// - Throws: as `TrainingSettings.plan(goingOnFrom:losses:option:)`.
  func plan(goingOnFrom plan: TrainingPlan) throws -> TrainingPlan {
    try settings.plan(goingOnFrom: plan, losses: losses, option: "--losses")
  }

  /// Whether a training by `other` can go on by this without a restart.
  func continues(_ other: TrainingSetup) -> Bool {
    losses == other.losses && threads == other.threads
      && changedKeys(since: other).allSatisfy(Self.liveKeys.contains)
  }

  /// Whether its losses are others than those of a setup that it continues.
  func hasOtherLosses(than other: TrainingSetup) -> Bool {
    settings.lossParameters != other.settings.lossParameters
  }

  func changedKeys(since other: TrainingSetup) -> [TrainingSettings.CodingKeys] {
    TrainingSettings.CodingKeys.allCases.filter { settings.text(of: $0) != other.settings.text(of: $0) }
  }
}
