import ArrayFiles
import RunLogs
import Training

/// Where a training keeps what it has done: metrics as they come, for TensorBoard too if that is asked for, and
/// checkpoints to go on from.
final class RunStore {
  private let folder: RunFolder
  private let checkpoints: CheckpointFolder
  private let configuration: RunConfiguration
  private let policy: CheckpointPolicy
  /// The configuration of the run that goes on; nil for one that begins.
  private let earlier: RunConfiguration?
  private let logsEvents: Bool
  private var writer: RunWriter?
  private var lastCheckpoint = ContinuousClock.now
  private var lastStep: Int?
  private(set) var best: Best?

  /// The best accuracy on the validation samples so far, and after which step.
  struct Best: Hashable {
    var step: Int
    var accuracy: Double
  }

  /// - Parameter logsEvents: whether TensorBoard is to have the metrics too. A run that goes on and did so
  ///   before does so in any case: what TensorBoard shows would else stay at steps that are trained anew.
  /// - Throws: `OutputError` where the folder cannot be used.
  init(
    _ path: String, configuration: RunConfiguration, earlier: RunConfiguration?, logsEvents: Bool
  ) throws {
    folder = try RunFolder(path)
    checkpoints = CheckpointFolder(folder.checkpointPath)
    self.configuration = configuration
    self.earlier = earlier
    policy = configuration.checkpoints
    self.logsEvents = logsEvents || earlier != nil && folder.holdsEvents
  }

  /// Begins the run, with a checkpoint of its first weights, or takes `session` to where a checkpoint left it.
  func open(_ session: TrainingSession) throws {
    guard let earlier else {
      writer = try RunWriter.begin(folder, configuration: configuration)
      try logEvents(of: configuration, goingOnFrom: nil)
      return try save(session)
    }
    folder.removeRemains()
    try checkpoints.make()
    checkpoints.removeRemains()
    guard let point = try ResumePoint.newest(of: session.plan, in: checkpoints, of: folder) else {
      writer = try RunWriter(folder, keeping: .start)
      try adopt(session, from: earlier)
      try logEvents(of: configuration, goingOnFrom: session.step)
      return try save(session)
    }
    if let remark = point.remark { FileOutput.remark(remark) }
    writer = try RunWriter(folder, keeping: point.metrics)
    resume(session, from: point.checkpoint)
    try adopt(session, from: earlier)
    try logEvents(of: configuration, goingOnFrom: session.step)
  }

  private func logEvents(of configuration: RunConfiguration, goingOnFrom step: Int?) throws {
    if logsEvents { try writer?.logEvents(configuration: configuration, goingOnFrom: step) }
  }

  private func resume(_ session: TrainingSession, from checkpoint: Checkpoint) {
    if let step = checkpoint.notes["best step"].flatMap({ Int(exactly: $0) }),
      let accuracy = checkpoint.notes["best accuracy"]
    {
      best = Best(step: step, accuracy: accuracy)
    }
    session.state = SessionState(step: checkpoint.step, learners: [checkpoint.learner])
    lastStep = checkpoint.step
  }

  /// Notes in the configuration where the run's files are now, and that it has been given another number of
  /// epochs, if it has any left.
  private func adopt(_ session: TrainingSession, from earlier: RunConfiguration) throws {
    var adopted = configuration
    if let epochs = adopted.settings.epochs, epochs != earlier.settings.epochs,
      session.step > epochs * session.stepsPerEpoch
    {
      let done = session.step / session.stepsPerEpoch
      FileOutput.remark(
        "--epochs: the run in \(folder.path) has done \(done) already, up to step \(session.step), and"
          + " \(epochs) are asked for: there is nothing left to do")
      adopted.settings.epochs = earlier.settings.epochs
    }
    guard adopted.settings != earlier.settings || adopted.checkpoints != earlier.checkpoints else { return }
    try RunWriter.write(adopted, to: folder.configurationPath)
  }

  func append(_ row: MetricsRow) throws { try writer?.append(row) }

  func flush() throws { try writer?.flush() }

  /// Writes what is pending, and how the training ended.
  func finish(_ ending: RunLog.Ending) throws { try writer?.finish(ending) }

  /// Saves a checkpoint where the validation accuracy is the best so far, or the policy has one due.
  func note(_ session: TrainingSession, validation: Evaluation?) throws {
    if let validation, validation.accuracy > best?.accuracy ?? -1 {
      best = Best(step: session.step, accuracy: validation.accuracy)
      try save(session)
    } else if policy.isDue(step: session.step, since: lastCheckpoint) {
      try save(session)
    }
  }

  /// Saves a checkpoint, if there is none of this step yet and the weights are worth it.
  func save(_ session: TrainingSession) throws {
    let state = session.state
    guard lastStep != state.step, state.learners[0].weights.areFinite, let writer else { return }
    try writer.flush()
    var notes = [
      "metrics bytes": Double(writer.mark.length), "metrics checksum": Double(writer.mark.checksum),
    ]
    notes["best step"] = best.map { Double($0.step) }
    notes["best accuracy"] = best?.accuracy
    let checkpoint = Checkpoint(step: state.step, learner: state.learners[0], notes: notes)
    do {
      // Made anew, the folder would look as if the checkpoints before had never been.
      if lastStep != nil, !checkpoints.exists {
        throw OutputError(
          path: checkpoints.path, reason: "the folder was moved or removed while the run was on")
      }
      var metadata = [
        "format": "pt", "saddle": configuration.saddle, "model": configuration.settings.model,
        "loss": configuration.loss,
      ]
      let activation = session.plan.activation
      if activation != .relu { metadata["activation"] = activation.rawValue }
      try checkpoints.write(
        checkpoint, of: session.plan.network(for: session.plan.losses[0]), metadata: metadata)
    } catch {
      // That the folder is gone says more than that a file in it cannot be made.
      try folder.checkThatItIsStillHeld()
      throw error
    }
    try folder.checkThatItIsStillHeld()
    checkpoints.prune(
      upTo: state.step, keepingNewest: policy.kept.count, and: best.map { [$0.step] } ?? [])
    lastStep = state.step
    lastCheckpoint = .now
  }

  /// Removes the checkpoint of a step whose loss turned out not to be finite, if there is an older one.
  func discard(step: Int) {
    guard lastStep == step, let older = checkpoints.steps.last(where: { $0 < step }) else { return }
    checkpoints.remove(step: step)
    lastStep = older
  }

  /// What to say of the checkpoints when the training ends before its time.
  var remains: String {
    lastStep.map { "the checkpoint of step \($0) is in \(checkpoints.path)" } ?? "there is no checkpoint"
  }

  /// The file with the latest weights that were saved; nil where these are what the training began with.
  var latestWeightFile: String? {
    lastStep.flatMap { $0 > 0 ? checkpoints.weightFile(step: $0) : nil }
  }
}
