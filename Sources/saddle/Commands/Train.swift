import ArgumentParser
import Canvas
import RunLogs
import Training

/// `saddle train`: a training without a screen.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train a network without the screen.",
    discussion: "Progress goes to standard error, the final test accuracy to standard output.")

  @OptionGroup var training: TrainingOptions

  @Option(help: "The loss: \(Losses.all.map(\.name).joined(separator: ", ")).")
  var loss = "cosine"

  @Option(parsing: .unconditional, help: "How often the whole training set is seen.")
  var epochs = 40

  @Option(
    name: .customLong("run"),
    help: "Write config.json and metrics.jsonl into this folder, which is made if need be.")
  var runFolder: String?

  private static let mostEpochs = 1_000_000

  func validate() throws {
    guard (1...Self.mostEpochs).contains(epochs) else {
      throw ValidationError("--epochs: expected 1 to \(Self.mostEpochs), found \(epochs)")
    }
    guard runFolder != "" else { throw ValidationError("--run: expected the name of a folder, found ''") }
  }

  func run() throws {
    let loss: any Loss
    do { loss = try Losses.named(self.loss) } catch { throw CommandError.usage("--loss: \(error)") }
    let plan = try training.plan(losses: [loss])
    let session = TrainingSession(plan)
    do {
      let writer = try runFolder.map {
        try RunWriter(
          folder: $0, configuration: configuration(parameterCount: session.network.parameterCount))
      }
      let evaluation = try train(session, writer)
      try writer?.flush()
      guard let evaluation else { throw ExitCode(130) }
      let accuracy = (evaluation.accuracy * 100).formatted(decimals: 2)
      try FileOutput.print(
        "test accuracy \(accuracy) %, test loss \(evaluation.loss.formatted()), \(session.step) steps\n")
    } catch let error as RunWriteError {
      throw CommandError.cannotWrite("--run: \(error)")
    }
  }

  /// Trains to the end and returns the evaluation there; nil where ^C came before.
  private func train(_ session: TrainingSession, _ writer: RunWriter?) throws -> Evaluation? {
    let interruption = Interruption()
    var progress = Progress(epochs: epochs, steps: epochs * session.stepsPerEpoch)
    var test: Evaluation?
    defer { progress.end() }
    while session.step < progress.steps {
      if interruption.hasCome { return nil }
      let train = session.advance()[0]
      if session.isAtEndOfEpoch { test = session.testEvaluations()[0] }
      try writer?.append(row(session, train: train, test: session.isAtEndOfEpoch ? test : nil))
      progress.show(session, train: train, test: test)
    }
    return test
  }

  private func row(_ session: TrainingSession, train: Evaluation, test: Evaluation?) -> MetricsRow {
    var row = MetricsRow(step: session.step)
    row.set("epoch", to: Double(session.epoch))
    row.set("lr", to: session.learningRate)
    row.set("train/loss", to: train.loss)
    row.set("train/accuracy", to: train.accuracy)
    if let test {
      row.set("test/loss", to: test.loss)
      row.set("test/accuracy", to: test.accuracy)
    }
    return row
  }

  /// What `config.json` holds, named as the options are.
  private struct Configuration: Encodable {
    let saddle = Saddle.version
    let data: String
    let model: String
    let parameters: Int
    let loss: String
    let epochs: Int
    let batchSize: Int
    let lr: Float
    let momentum: Float
    let seed: UInt64

    enum CodingKeys: String, CodingKey {
      case saddle, data, model, parameters, loss, epochs
      case batchSize = "batch-size"
      case lr, momentum, seed
    }
  }

  private func configuration(parameterCount: Int) -> Configuration {
    Configuration(
      data: training.data, model: training.model, parameters: parameterCount, loss: loss, epochs: epochs,
      batchSize: training.batchSize, lr: training.learningRate, momentum: training.momentum,
      seed: training.seed)
  }
}
