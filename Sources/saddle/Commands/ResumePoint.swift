import ArrayFiles
import RunLogs
import Training

/// Where a run goes on from: its newest checkpoint that is whole and whose metrics are there.
struct ResumePoint {
  let checkpoint: Checkpoint
  /// How many bytes of the metrics belong to it.
  let metricsLength: Int
  /// Why newer checkpoints were passed over; nil where none was.
  private(set) var remark: String?

  /// - Returns: nil where the run has not come as far as its first checkpoint.
  /// - Throws: ``CommandError`` where checkpoints are missing, `InputError` where there is none to go on from.
  static func newest(
    of plan: TrainingPlan, in checkpoints: CheckpointFolder, of folder: RunFolder
  ) throws -> ResumePoint? {
    let steps = checkpoints.steps
    if steps.isEmpty, folder.metricsLength ?? 0 > 0 {
      throw CommandError.missing(
        "\(checkpoints.path): there is no checkpoint to go on from, but \(folder.metricsPath) has rows:"
          + " bring the checkpoints back, or begin a new run in another folder")
    }
    var failures: [InputError] = []
    var readable: Int?
    for step in steps.reversed() {
      do throws(InputError) {
        var point = try ResumePoint(step: step, of: plan, in: checkpoints)
        readable = readable ?? step
        try folder.checkMetrics(upTo: point.metricsLength)
        if !failures.isEmpty {
          point.remark = failures.map(\.description).joined(separator: "; ") + "; going on from step \(step)"
        }
        return point
      } catch {
        failures.append(error)
        // To begin anew is not what a user wants who has all the weights.
        if error.file == folder.metricsPath, error.kind == .missing { break }
      }
    }
    guard let first = failures.first else { return nil }
    let weights = readable.map { " with --init \(checkpoints.weightFile(step: $0))" } ?? ""
    throw InputError(
      first.file, at: first.place,
      reason: "\(first.reason), and there is no older checkpoint to go on from: begin a new run in another"
        + " folder\(weights)")
  }

  private init(step: Int, of plan: TrainingPlan, in checkpoints: CheckpointFolder) throws(InputError) {
    checkpoint = try checkpoints.read(
      step: step, of: plan.network(for: plan.losses[0]), optimizer: plan.optimizer)
    guard let length = checkpoint.notes["metrics bytes"].flatMap({ Int(exactly: $0) }), length >= 0 else {
      throw InputError(checkpoints.weightFile(step: step), reason: "the checkpoint is not one of this run's")
    }
    metricsLength = length
  }
}
