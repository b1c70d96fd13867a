import ArrayFiles
import Glibc

/// The checkpoints of a run: `step-000001280.safetensors` with the weights, which PyTorch can load, and beside
/// each `step-000001280.optimizer` with what else the training needs to go on.
public struct CheckpointFolder: Sendable {
  public let path: String

  /// - Parameter path: of a folder, which is made with the first checkpoint.
  public init(_ path: String) { self.path = path }

  /// The file with the weights of a step.
  public func weightFile(step: Int) -> String { "\(path)/\(Self.name(step)).safetensors" }
  private func optimizerFile(step: Int) -> String { "\(path)/\(Self.name(step)).optimizer" }

  private static func name(_ step: Int) -> String {
    let digits = "\(step)"
    return "step-" + String(repeating: "0", count: max(0, 9 - digits.count)) + digits
  }

  /// The steps of the checkpoints that a training can go on from, ascending.
  public var steps: [Int] { weightSteps.filter { access(optimizerFile(step: $0), F_OK) == 0 } }

  /// The steps whose weights there are, ascending, whether or not the training can go on from them.
  public var weightSteps: [Int] {
    names.compactMap { name in
      guard name.hasPrefix("step-"), name.hasSuffix(".safetensors") else { return nil }
      let step = Int(name.dropFirst("step-".count).dropLast(".safetensors".count))
      return step.flatMap { $0 >= 0 && access(weightFile(step: $0), F_OK) == 0 ? $0 : nil }
    }.sorted()
  }

  /// Whether the folder is there.
  public var exists: Bool { access(path, F_OK) == 0 }

  private var names: [String] { FolderContent.names(in: path) }

  /// Makes the folder, where there is none.
  ///
  /// - Throws: `OutputError` where that fails, or there is a file of its name.
  public func make() throws(OutputError) {
    if mkdir(path, 0o777) == 0 { return }
    guard errno == EEXIST else { throw OutputError(path: path, errno: errno) }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw OutputError(path: path, reason: "expected a folder, found a file of that name")
    }
    if access(path, W_OK | X_OK) != 0 { throw OutputError(path: path, errno: errno) }
  }

  /// Writes a checkpoint: it is there with its last file, as a whole, or not at all.
  ///
  /// - Throws: `OutputError`; the checkpoints that there were stay.
  public func write(
    _ checkpoint: Checkpoint, of network: Network, metadata: [String: String]
  ) throws(OutputError) {
    try make()
    let step = checkpoint.step
    try checkpoint.optimizerFile(network: network).write(to: optimizerFile(step: step))
    var metadata = metadata
    metadata["step"] = "\(step)"
    do throws(OutputError) {
      try network.stateDict(checkpoint.learner.weights, metadata: metadata).write(to: weightFile(step: step))
    } catch {
      removeRemains()
      throw error
    }
  }

  /// - Throws: `InputError` where a file is missing or is not what it should be.
  public func read(step: Int, of network: Network, optimizer: Optimizer) throws(InputError) -> Checkpoint {
    let (weights, memory) = (weightFile(step: step), optimizerFile(step: step))
    return try Checkpoint(
      step: step, weightFile: try SafeTensors(path: weights), named: weights,
      optimizerFile: try SafeTensors(path: memory), named: memory, network: network, optimizer: optimizer)
  }

  /// Removes all checkpoints up to a step but the newest `count` of them and those of `steps`, and what was
  /// left half-written.
  ///
  /// Checkpoints of later steps, which a training can meet where they are damaged, stay until it has passed
  /// them.
  public func prune(upTo step: Int, keepingNewest count: Int, and steps: Set<Int>) {
    for old in self.steps.filter({ $0 <= step }).dropLast(count) where !steps.contains(old) {
      remove(step: old)
    }
    removeRemains()
  }

  /// Removes the checkpoint of a step.
  public func remove(step: Int) {
    unlink(weightFile(step: step))
    unlink(optimizerFile(step: step))
  }

  /// Removes what a process that was killed, or a full disk, left half-written: temporary files, and what an
  /// optimizer remembers without the weights.
  public func removeRemains() {
    OutputFile.removeRemains(in: path)
    for name in names where name.hasPrefix("step-") && name.hasSuffix(".optimizer") {
      guard let step = Int(name.dropFirst("step-".count).dropLast(".optimizer".count)), step >= 0,
        access(weightFile(step: step), F_OK) != 0
      else { continue }
      unlink(optimizerFile(step: step))
    }
  }
}
