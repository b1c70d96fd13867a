import ArrayFiles
import Glibc
import Testing

@testable import Datasets

/// A record whose pixel at (row, column) has channels of row, column and `mark`.
private func record(_ labels: [UInt8], mark: UInt8 = 0) -> [UInt8] {
  let rows = (0..<32).flatMap { Array(repeating: UInt8($0), count: 32) }
  let columns = (0..<32).flatMap { _ in Array<UInt8>(0..<32) }
  return labels + rows + columns + Array(repeating: mark, count: 1024)
}

private func writeTen(in folder: TemporaryFolder, names: String? = nil, hasTest: Bool = true) throws {
  for batch in 1...5 {
    let labels = [UInt8(2 * batch - 2), UInt8(2 * batch - 1)]
    try folder.file("data_batch_\(batch).bin", labels.flatMap { record([$0], mark: UInt8(batch)) })
  }
  if hasTest { try folder.file("test_batch.bin", record([7], mark: 255)) }
  if let names { try folder.file("batches.meta.txt", Array(names.utf8)) }
}

@Test func planesBecomeChannelsOfPixels() throws {
  let folder = try TemporaryFolder()
  try writeTen(in: folder, names: "airplane\nb\nc\nd\ne\nf\ng\nh\ni\ntruck\n\n")
  let split = try Split.load(folder.path)
  #expect(split.train.inputShape == [32, 32, 3])
  #expect(split.train.labels == Array(0..<10))
  #expect(split.train.classNames.first == "airplane" && split.train.classNames.last == "truck")
  #expect(split.test.labels == [7] && split.test.count == 1)
  let inputs = split.train.allInputs
  for (sample, row, column) in [(0, 0, 0), (0, 31, 2), (9, 5, 30)] {
    let place = (sample * 1024 + row * 32 + column) * 3
    let bytes = [row, column, sample / 2 + 1].map { Float($0) * (1 / 255) }
    #expect(Array(inputs[place..<place + 3]) == bytes)
  }
  #expect(split.test.allInputs.last == 1)
}

@Test func namesAndTheTestPartMayBeMissing() throws {
  let folder = try TemporaryFolder()
  try writeTen(in: folder, hasTest: false)
  // One sample a class cannot be shared between two parts.
  #expect(throws: InputError.self) { try Split.load(folder.path) }
  try folder.file("data_batch_5.bin", [8, 9, 9].flatMap { record([$0]) })
  let split = try Split.load(folder.path)
  #expect(split.testOrigin == .heldOut)
  #expect(split.train.classNames == (0..<10).map(String.init))
  #expect(split.test.labels == [9])
}

@Test func theFineLabelOfCIFAR100IsTheClass() throws {
  let folder = try TemporaryFolder()
  try folder.file("train.bin", (0..<100).flatMap { record([UInt8($0 / 5), UInt8($0)]) })
  try folder.file("test.bin", record([19, 98]))
  try folder.file("fine_label_names.txt", Array((0..<100).map { "n\($0)\r\n" }.joined().utf8))
  let split = try Split.load(folder.path)
  #expect(split.train.labels == Array(0..<100))
  #expect(split.test.labels == [98])
  #expect(split.train.classNames[42] == "n42")
  #expect(split.train.allInputs[32 * 3] == Float(1) / 255)
}

@Test func allMissingFilesAreNamed() throws {
  let folder = try TemporaryFolder()
  try folder.file("test_batch.bin", record([7]))
  try folder.file("data_batch_2.bin", record([2]))
  let error = #expect(throws: InputError.self) { try Split.load(folder.path) }
  #expect(error?.kind == .missing)
  #expect(
    error?.description
      == "\(folder.path): data_batch_1.bin, data_batch_3.bin, data_batch_4.bin, data_batch_5.bin are missing")
  unlink("\(folder.path)/test_batch.bin")
  unlink("\(folder.path)/data_batch_2.bin")
  try folder.file("test.bin", record([0, 7]))
  #expect(throws: InputError(missing: ["train.bin"], in: folder.path)) { try Split.load(folder.path) }
}

@Test func whatIsWrongIsNamedByFileAndRecord() throws {
  let folder = try TemporaryFolder()
  try writeTen(in: folder)
  func expect(_ name: String, _ bytes: [UInt8]?, _ description: String) throws {
    let path = "\(folder.path)/\(name)"
    let before = try? InputFile(path).bytes()
    if let bytes { try folder.file(name, bytes) } else { unlink(path) }
    let error = #expect(throws: InputError.self) { try Split.load(folder.path) }
    #expect(error?.description == "\(folder.path)\(description)")
    if let before { try folder.file(name, before) } else { unlink(path) }
  }
  try expect(
    "data_batch_2.bin", record([2]) + record([10]),
    "/data_batch_2.bin: record 1: expected a label from 0 to 9, found 10")
  try expect(
    "data_batch_3.bin", record([4]) + record([5]).dropLast(),
    "/data_batch_3.bin: byte 3073: expected records of 3073 bytes, found 6145 bytes in all")
  try expect(
    "test_batch.bin", [], "/test_batch.bin: byte 0: expected records of 3073 bytes, found 0 bytes in all")
  try expect("data_batch_4.bin", nil, ": data_batch_4.bin is missing")
  try expect("batches.meta.txt", Array("a\nb\n".utf8), "/batches.meta.txt: expected 10 names, found 2")
  try expect(
    "data_batch_1.bin", record([0]) + record([2]),
    ": sample 9: expected a training sample of every class from 0 to 9, found label 9 here and none of class 1"
  )
}
