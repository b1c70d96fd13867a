import ArrayFiles
import Foundation
import Testing

@testable import Training

private func withFolder(_ body: (String) throws -> Void) throws {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("checkpoints-\(UUID())").path
  defer { try? FileManager.default.removeItem(atPath: path) }
  try body(path)
}

private let optimizer = Optimizer.adamW()

private func network() throws -> Network {
  Network(layers: try Model("plain:2,gap").layers(inputShape: [3, 3], featureWidth: 2))
}

private func checkpoint(_ network: Network, step: Int) -> Checkpoint {
  let count = network.parameterCount
  return Checkpoint(
    step: step,
    learner: LearnerState(
      weights: network.initialWeights(seed: UInt64(step)),
      slots: (0..<2 * count).map { Float($0 + step) / 3 },
      lastFiniteLoss: 1 / 3.0),
    notes: ["metrics bytes": 123_456_789, "best accuracy": 0.1 + 0.2])
}

@Test func aCheckpointComesBackToTheBit() throws {
  try withFolder { path in
    let (network, folder) = (try network(), CheckpointFolder(path))
    #expect(folder.steps.isEmpty)
    let written = checkpoint(network, step: 7)
    try folder.write(written, of: network, metadata: ["format": "pt"])
    #expect(try folder.read(step: 7, of: network, optimizer: optimizer) == written)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        == ["step-000000007.optimizer", "step-000000007.safetensors"])
    let weights = try SafeTensors(path: folder.weightFile(step: 7))
    #expect(weights.metadata == ["format": "pt", "step": "7"])
  }
}

@Test func theNewestAndTheBestAreKept() throws {
  try withFolder { path in
    let (network, folder) = (try network(), CheckpointFolder(path))
    for step in [9, 10, 100, 1_000_000_000, 20] {
      try folder.write(checkpoint(network, step: step), of: network, metadata: [:])
    }
    folder.prune(upTo: 1_000_000_000, keepingNewest: 2, and: [10, 77])
    #expect(folder.steps == [10, 100, 1_000_000_000])
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).count == 6)
    // What lies ahead does not count.
    folder.prune(upTo: 100, keepingNewest: 1, and: [])
    #expect(folder.steps == [100, 1_000_000_000])
  }
}

@Test func aHalfOfACheckpointIsNone() throws {
  try withFolder { path in
    let (network, folder) = (try network(), CheckpointFolder(path))
    for step in [1, 2] { try folder.write(checkpoint(network, step: step), of: network, metadata: [:]) }
    try FileManager.default.removeItem(atPath: folder.weightFile(step: 2))
    // No process has a number as high as that.
    try Data().write(to: URL(fileURLWithPath: path + "/.saddle-2000000000-1.tmp"))
    let others = ["step-x.safetensors", "step-x.optimizer", "step-3.optimizer"]
    for name in others { try Data().write(to: URL(fileURLWithPath: "\(path)/\(name)")) }
    #expect(folder.steps == [1])
    folder.prune(upTo: 2, keepingNewest: 9, and: [])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        == (others + ["step-000000001.optimizer", "step-000000001.safetensors"]).sorted())
  }
}

@Test func weightsThatCannotBeWrittenLeaveNoHalfOfACheckpoint() throws {
  try withFolder { path in
    let (network, folder) = (try network(), CheckpointFolder(path))
    try folder.write(checkpoint(network, step: 1), of: network, metadata: [:])
    // A folder of that name is in the way.
    try FileManager.default.createDirectory(
      atPath: folder.weightFile(step: 2), withIntermediateDirectories: true)
    #expect(throws: OutputError.self) {
      try folder.write(checkpoint(network, step: 2), of: network, metadata: [:])
    }
    try FileManager.default.removeItem(atPath: folder.weightFile(step: 2))
    folder.removeRemains()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        == ["step-000000001.optimizer", "step-000000001.safetensors"])
  }
}

@Test func aFileWhereTheFolderShouldBeIsNamed() throws {
  try withFolder { path in
    try Data().write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: OutputError.self) { try CheckpointFolder(path).make() }
    #expect(error?.description == "cannot write \(path): expected a folder, found a file of that name")
  }
}

/// Everything that is written beside the weights counts for the checksum.
@Test(arguments: [
  ("123456789.0", "123456780.0"), ("\"note best accuracy\"", "\"note best accuracx\""),
  ("0.3333333333333333", "0.3333333333333334"),
])
func changedNotesAreRefused(text: String, change: String) throws {
  try withFolder { path in
    let (network, folder) = (try network(), CheckpointFolder(path))
    try folder.write(checkpoint(network, step: 1), of: network, metadata: [:])
    let url = URL(fileURLWithPath: path + "/step-000000001.optimizer")
    var bytes = try Data(contentsOf: url)
    let range = try #require(bytes.range(of: Data(text.utf8)))
    bytes.replaceSubrange(range, with: Data(change.utf8))
    try bytes.write(to: url)
    let error = #expect(throws: InputError.self) {
      try folder.read(step: 1, of: network, optimizer: optimizer)
    }
    #expect(error?.reason.contains("checksum") == true)
  }
}

@Test func checkpointsOfSomethingElseAreRefused() throws {
  try withFolder { path in
    let (network, folder) = (try network(), CheckpointFolder(path))
    try folder.write(checkpoint(network, step: 1), of: network, metadata: [:])
    #expect(throws: InputError.self) {
      try folder.read(step: 1, of: network, optimizer: .sgd(momentum: 0.9))
    }
    let other = Network(layers: try Model("plain:3,gap").layers(inputShape: [3, 3], featureWidth: 2))
    #expect(throws: InputError.self) { try folder.read(step: 1, of: other, optimizer: optimizer) }
    #expect(throws: InputError.self) { try folder.read(step: 2, of: network, optimizer: optimizer) }
    try FileManager.default.copyItem(atPath: folder.weightFile(step: 1), toPath: folder.weightFile(step: 3))
    try FileManager.default.copyItem(
      atPath: path + "/step-000000001.optimizer", toPath: path + "/step-000000003.optimizer")
    #expect(throws: InputError.self) { try folder.read(step: 3, of: network, optimizer: optimizer) }
  }
}

@Test(arguments: ["safetensors", "optimizer"])
func aCheckpointWithAChangedBitIsRefused(ending: String) throws {
  try withFolder { path in
    let (network, folder) = (try network(), CheckpointFolder(path))
    try folder.write(checkpoint(network, step: 1), of: network, metadata: [:])
    let url = URL(fileURLWithPath: "\(path)/step-000000001.\(ending)")
    var bytes = try Data(contentsOf: url)
    bytes[bytes.count - 4] ^= 1
    try bytes.write(to: url)
    do {
      _ = try folder.read(step: 1, of: network, optimizer: optimizer)
      Issue.record("a damaged checkpoint was taken")
    } catch { #expect("\(error)".contains("checksum"), "\(error)") }
  }
}

@Test func aFolderThatCannotBeWrittenIsNamed() throws {
  let network = try network()
  #expect(throws: OutputError.self) {
    try CheckpointFolder("/dev/null/checkpoints").write(
      checkpoint(network, step: 1), of: network, metadata: [:])
  }
}
