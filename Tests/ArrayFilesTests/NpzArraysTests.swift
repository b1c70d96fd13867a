import Testing

@testable import ArrayFiles

private let npzTexts = ["a", "longer é", "", "猫𝄞"]

/// The arrays that written_npz.py expects.
private func written() -> NpzArrays {
  var arrays = NpzArrays()
  arrays.append("x", NumberArray(doubles: [-1, -0.5, 0.1, .infinity], shape: [4]))
  arrays.append("loss", NumberArray(doubles: (0..<6).map { Double($0) / 7 }, shape: [2, 3]))
  arrays.append("single", NumberArray([Float(0.1), .nan], shape: [1, 2]))
  arrays.append("steps", NumberArray([Int.min, -1, 3], shape: [3]))
  arrays.append("flags", NumberArray([true, false, true], shape: [3, 1]))
  arrays.append("scalar", NumberArray(doubles: [2.5], shape: []))
  arrays.append("none", NumberArray(doubles: [], shape: [0, 3]))
  arrays.append("texts", texts: npzTexts)
  arrays.append("no texts", texts: [])
  return arrays
}

@Test func whatIsWrittenIsReadBack() throws {
  let folder = try TemporaryFolder()
  let path = folder.path + "/a.npz"
  try written().write(to: path)
  let file = try NpzFile(path)
  #expect(file.names == written().names)
  #expect(try file.array("x").doubles == [-1, -0.5, 0.1, .infinity])
  let loss = try file.array("loss")
  #expect(loss.shape == [2, 3] && loss.type == .float64 && loss.doubles[5] == 5 / 7.0)
  #expect(try file.array("steps").integers == [Int.min, -1, 3])
  let flags = try file.array("flags")
  #expect(flags.shape == [3, 1] && flags.type == .bool && flags.integers == [1, 0, 1])
  #expect(try file.array("scalar").shape == [] && file.array("none").shape == [0, 3])
  #expect(try file.texts("texts") == npzTexts)
  #expect(try file.texts("no texts") == [])
}

/// NumPy read Fixtures/written.npz, made by this code, and found these arrays in it: see written_npz.py.
@Test func theBytesAreThoseThatNumPyRead() throws {
  #expect(Array(written().pieces.joined()) == (try fixtureBytes("written.npz")))
}

@Test func theNumbersOfANpyFileBeginAtAMultipleOf64() {
  for shape in [[], [1], [1000, 1], [1, 2, 3, 4, 5, 6, 7, 8]] {
    let array = NumberArray(doubles: [Double](repeating: 0, count: shape.reduce(1, *)), shape: shape)
    #expect((array.npy.count - array.bytes.count).isMultiple(of: 64))
  }
}
