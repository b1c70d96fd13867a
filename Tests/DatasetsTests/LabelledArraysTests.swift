import ArrayFiles
import Testing

@testable import Datasets

/// An npz whose arrays are all right but for the checksum of their numbers, which nobody can know before having
/// read them.
private func damaged(_ members: KeyValuePairs<String, ArrayBytes>) throws -> InputError? {
  var bytes = npz(members)
  // The last byte of each header is a line feed, and the numbers of these arrays are fours.
  for index in bytes.indices.dropLast(4) where bytes[index...].starts(with: [0x0A, 4, 4, 4, 4]) {
    bytes[index + 4] = 5
  }
  let folder = try TemporaryFolder()
  return #expect(throws: InputError.self) { try Split.load(folder.file("set.npz", bytes)) }
}

private func fours(_ shape: [Int]) -> ArrayBytes {
  .uint8(Array(repeating: 4, count: shape.reduce(1, *)), shape)
}

@Test func headersAreJudgedBeforeNumbersAreRead() throws {
  let (x, y) = (fours([8, 2]), fours([8]))
  let unread: [(KeyValuePairs<String, ArrayBytes>, String)] = [
    (["x": x, "y": fours([9])], "y"), (["x": fours([16]), "y": y], "x"),
    (["x": x, "y": y, "x_test": fours([4, 3]), "y_test": fours([4])], "x_test"),
    (["x": x, "y": y, "x_test": fours([4, 2]), "y_test": fours([5])], "y_test"),
    (["x": x, "y": y, "x_test": fours([4, 2]), "y_test": .float32([1, 1, 1, 1], [4])], "y_test"),
    (["x": x, "y": y, "x_test": .float32([1, 2], [1, 2]), "y_test": fours([1])], "x_test"),
  ]
  for (members, place) in unread {
    let error = try damaged(members)
    #expect(error?.place == place && error?.reason.contains("checksum") == false, "\(members)")
  }
  #expect(try damaged(["x": x, "y": y])?.reason.contains("checksum") == true)
}

@Test func partsThatMemoryIsNotForAreRefused() throws {
  let folder = try TemporaryFolder()
  let file = try NpzFile(folder.file("set.npz", npz(["x": fours([8, 2]), "y": fours([8])])))
  let arrays = try LabelledArrays(
    inputs: file.stored("x"), from: Origin(file: "a"), labels: file.stored("y"), from: Origin(file: "a"))
  // 16 bytes of inputs, 8 of labels as they are stored and 12 for each as a number, twice.
  try LabelledArrays.checkMemory(train: arrays, test: nil, bound: 240)
  let error = #expect(throws: InputError.self) {
    try LabelledArrays.checkMemory(train: arrays, test: nil, bound: 239)
  }
  #expect(
    error?.reason
      == "expected a data set of at most 239 bytes, three quarters of the memory there is, found 240")
}
