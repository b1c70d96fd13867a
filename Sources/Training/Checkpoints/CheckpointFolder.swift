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

  private var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  /// Writes a checkpoint: it is there with its last file, as a whole, or not at all.
  ///
  /// - Throws: `OutputError`; the checkpoints that there were stay.
  public func write(
    _ checkpoint: Checkpoint, of network: Network, metadata: [String: String]
  ) throws(OutputError) {
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw OutputError(path: path, errno: errno) }
    let step = checkpoint.step
    try checkpoint.optimizerFile(network: network).write(to: optimizerFile(step: step))
    var metadata = metadata
    metadata["step"] = "\(step)"
    try network.stateDict(checkpoint.learner.weights, metadata: metadata).write(to: weightFile(step: step))
  }

  /// - Throws: `InputError` where a file is missing or is not what it should be.
  public func read(step: Int, of network: Network, optimizer: Optimizer) throws(InputError) -> Checkpoint {
    let (weights, memory) = (weightFile(step: step), optimizerFile(step: step))
    return try Checkpoint(
      step: step, weightFile: try SafeTensors(path: weights), named: weights,
      optimizerFile: try SafeTensors(path: memory), named: memory, network: network, optimizer: optimizer)
  }

  /// Removes all checkpoints but the newest `count` and those of `steps`.
  public func prune(keepingNewest count: Int, and steps: Set<Int>) {
    for step in self.steps.dropLast(count) where !steps.contains(step) {
      unlink(weightFile(step: step))
      unlink(optimizerFile(step: step))
    }
  }

  /// Removes what a process that was killed left half-written.
  public func removeRemains() {
    for name in names where name.hasPrefix(".saddle-") && name.hasSuffix(".tmp") { unlink("\(path)/\(name)") }
  }
}
