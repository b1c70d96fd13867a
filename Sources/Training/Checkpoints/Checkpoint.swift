import ArrayFiles

/// A training with one loss at one of its steps, and what whoever saves it wants to remember beside.
public struct Checkpoint: Sendable, Hashable {
  public var step: Int
  public var learner: LearnerState
  /// Numbers by names, of the program that saves: nothing in them matters to the training.
  public var notes: [String: Double]

  public init(step: Int, learner: LearnerState, notes: [String: Double] = [:]) {
    self.step = step
    self.learner = learner
    self.notes = notes
  }
}

extension Checkpoint {
  /// What the weights leave open, as a safetensors file: the optimizer's memory, a row a slot.
  func optimizerFile(network: Network) -> SafeTensors {
    var metadata = ["format": "saddle optimizer", "step": "\(step)", "checksum": checksum]
    metadata["last finite loss"] = learner.lastFiniteLoss.map { "\($0)" }
    for (name, value) in notes { metadata["note \(name)"] = "\(value)" }
    var file = SafeTensors(metadata: metadata)
    let count = network.parameterCount
    file.append("slots", NumberArray(learner.slots, shape: [learner.slots.count / max(1, count), count]))
    return file
  }

  /// - Throws: `InputError` where the two files are not those of one checkpoint of this network.
  init(
    step: Int, weightFile: SafeTensors, named weightPath: String, optimizerFile file: SafeTensors,
    named path: String, network: Network, optimizer: Optimizer
  ) throws(InputError) {
    guard file.metadata["step"] == "\(step)" else {
      throw InputError(
        path, at: "step", expected: "\(step)", found: file.metadata["step"] ?? "no step")
    }
    guard weightFile.metadata["step"] == "\(step)" else {
      throw InputError(
        weightPath, at: "step", expected: "\(step)", found: weightFile.metadata["step"] ?? "no step")
    }
    let shape = [optimizer.slotCount, network.parameterCount]
    guard let slots = file["slots"], slots.shape == shape, slots.type == .float32 else {
      throw InputError(
        path, at: "slots", expected: "F32 of shape \(shape)",
        found: file["slots"].map { "\($0.shape)" } ?? "no such tensor")
    }
    let others = Weights(
      parameters: [Float](repeating: 0, count: network.parameterCount),
      statistics: [Float](repeating: 0, count: network.statisticCount))
    let loaded = try network.weights(in: weightFile, named: weightPath, others: others)
    if let remark = loaded.remark { throw InputError(weightPath, reason: remark) }
    var notes: [String: Double] = [:]
    for (key, value) in file.metadata where key.hasPrefix("note ") {
      notes[String(key.dropFirst("note ".count))] = Double(value)
    }
    self.init(
      step: step,
      learner: LearnerState(
        weights: loaded.weights, slots: slots.floats,
        lastFiniteLoss: file.metadata["last finite loss"].flatMap(Double.init)),
      notes: notes)
    guard checksum == file.metadata["checksum"] else {
      throw InputError(weightPath, reason: "it or \(path) is damaged: their checksum is another")
    }
  }
}

extension Checkpoint {
  /// What tells whether a checkpoint came back as it was.
  fileprivate var checksum: String {
    var hash = BitHash()
    hash.add(UInt64(bitPattern: Int64(step)))
    hash.add(learner.weights.parameters)
    hash.add(learner.weights.statistics)
    hash.add(learner.slots)
    hash.add(learner.lastFiniteLoss ?? .nan)
    for (name, value) in notes.sorted(by: { $0.key < $1.key }) {
      hash.add(name)
      hash.add(value)
    }
    return hash.text
  }
}
