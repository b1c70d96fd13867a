import ArgumentParser
import Training

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

  func validate() throws {
    if let labelSmoothing, !(0..<1).contains(labelSmoothing) {
      throw ValidationError(
        "--label-smoothing: expected a number from 0 to below 1, found \(labelSmoothing)")
    }
    try TrainingOptions.check("--lambda", lambda, in: 0...1e6)
    try TrainingOptions.check("--temperature", temperature, in: 1e-6...1e6)
    try TrainingOptions.check("--margin", margin, in: 0...1.5)
  }

  /// The usual numbers, with those that are given in their place.
  var parameters: LossParameters {
    var parameters = LossParameters()
    if let labelSmoothing { parameters.smoothing = labelSmoothing }
    if let lambda { parameters.crossEntropyWeight = lambda }
    if let temperature { parameters.temperature = temperature }
    if let margin { (parameters.cosineMargin, parameters.angularMargin) = (margin, margin) }
    return parameters
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
