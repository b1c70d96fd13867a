import ArgumentParser

/// The options that have another program give the values.
struct LandscapeEvaluatorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Ask other programs for the values, which /bin/sh starts with this command; $SADDLE_WORKER in it counts"
        + " them. Each says hello, then answers, a JSON object a line; see the README.", valueName: "command")
  )
  var evaluator: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many of them (default: 1).", valueName: "count"))
  var workers: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How long an answer may take; who takes longer is started again (default: 60).", valueName: "seconds"))
  var timeout: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How long it may take until a program says hello, such as a training (default: 300).",
      valueName: "seconds"))
  var helloTimeout: Double?

  func validate() throws {
    try TrainingOptions.check("--workers", workers, in: 1...1024)
    try TrainingOptions.check("--timeout", timeout, in: 0.001...1e9)
    try TrainingOptions.check("--hello-timeout", helloTimeout, in: 0.001...1e9)
    let others = [
      ("--workers", workers != nil), ("--timeout", timeout != nil),
      ("--hello-timeout", helloTimeout != nil),
    ]
    if evaluator == nil, let option = others.first(where: \.1)?.0 {
      throw ValidationError("\(option): it goes with --evaluator, found none")
    }
    if let evaluator, evaluator.allSatisfy(\.isWhitespace) {
      throw ValidationError("--evaluator: expected a command, found '\(evaluator)'")
    }
  }
}
