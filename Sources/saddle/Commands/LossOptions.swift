import ArgumentParser

/// The numbers that some losses have beside the features. Each is nil where it is not given.
struct LossOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "The ε of cross-entropy-smoothed (default: 0.1).")
  var labelSmoothing: Float?

  @Option(
    parsing: .unconditional, help: "The weight of the cross-entropy in cosine+cross-entropy (default: 0.1).")
  var lambda: Float?

  @Option(
    parsing: .unconditional,
    help: "What normface, cosface and arcface divide the cosines by (default: 0.0625).")
  var temperature: Float?

  @Option(parsing: .unconditional, help: "The margin of cosface (default: 0.35) or arcface (0.5).")
  var margin: Float?

  /// `settings` with what is given in place of what they say.
  func applied(to settings: TrainingSettings) -> TrainingSettings {
    var settings = settings
    if let labelSmoothing { settings.labelSmoothing = labelSmoothing }
    if let lambda { settings.lambda = lambda }
    if let temperature { settings.temperature = temperature }
    if let margin { settings.margin = margin }
    return settings
  }

  /// The options that are given and have no part in any of the losses.
  func idle(among losses: [String]) -> [String] {
    [
      ("--label-smoothing", labelSmoothing != nil, ["cross-entropy-smoothed"]),
      ("--lambda", lambda != nil, ["cosine+cross-entropy"]),
      ("--temperature", temperature != nil, ["normface", "cosface", "arcface"]),
      ("--margin", margin != nil, ["cosface", "arcface"]),
    ].filter { _, isGiven, users in isGiven && users.allSatisfy { !losses.contains($0) } }.map(\.0)
  }
}
