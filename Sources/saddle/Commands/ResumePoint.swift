import ArrayFiles
import RunLogs
import Training

/// Where a run goes on from: its newest checkpoint that is whole and whose metrics are there.
struct ResumePoint {
  let checkpoint: Checkpoint
  /// The metrics that belong to it.
  let metrics: MetricsMark
  /// Why newer checkpoints were passed over; nil where none was.
  private(set) var remark: String?

  /// - Returns: nil where the run has not come as far as its first checkpoint.
  /// - Throws: ``CommandError`` where checkpoints are missing, `InputError` where there is none to go on from or
  ///   rows of the metrics have been changed.
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
    var changed: String?
    for step in steps.reversed() {
      do throws(InputError) {
        var point = try ResumePoint(step: step, of: plan, in: checkpoints)
        readable = readable ?? step
        try folder.checkMetrics(upTo: point.metrics.length)
        changed = try point.changedLines(in: folder, older: steps.filter { $0 < step }) {
          step throws(InputError) in try ResumePoint(step: step, of: plan, in: checkpoints).metrics
        }
        if changed != nil { break }
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
    let weights = readable.map { " with --init \(checkpoints.weightFile(step: $0))" } ?? ""
    if let changed {
      throw InputError(
        folder.metricsPath, at: changed,
        reason: "these are not the rows that the run wrote: bring them back, or begin a new run in another"
          + " folder\(weights)")
    }
    guard let first = failures.first else { return nil }
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
    guard let checksum = checkpoint.notes["metrics checksum"].flatMap({ UInt32(exactly: $0) }) else {
      throw InputError(checkpoints.weightFile(step: step), reason: "the checkpoint is not one of this run's")
    }
    metrics = MetricsMark(length: length, checksum: checksum)
  }

  /// Between which lines rows were changed since the checkpoint was written: behind those that belong to the
  /// newest of the `older` checkpoints whose rows are what they were; nil where all are.
  private func changedLines(
    in folder: RunFolder, older steps: [Int], metrics: (Int) throws(InputError) -> MetricsMark
  ) throws(InputError) -> String? {
    let found = try folder.metricsMark(at: self.metrics.length)
    if found.mark == self.metrics { return nil }
    var first = 0
    for step in steps.reversed() {
      guard let known = try? metrics(step), known.length <= self.metrics.length else { continue }
      let older = try folder.metricsMark(at: known.length)
      guard older.mark == known else { continue }
      first = older.lines
      break
    }
    return "lines \(first + 1) to \(found.lines)"
  }
}
