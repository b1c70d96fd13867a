import Testing

@testable import ArrayFiles

@Test(arguments: ["stored.npz", "deflated.npz"])
func arraysAreReadByName(name: String) throws {
  let file = try NpzFile(fixture(name))
  #expect(file.names == ["x", "y", "weights", "classes", "big"])
  let x = try file.array("x")
  #expect(x.shape == [5, 3, 2] && x.type == .uint8)
  #expect(x.bytes == Array(0..<30))
  #expect(try file.array("y").integers == Array(0..<5))
  #expect(try file.array("weights").doubles == fixtureNumbers(600, isFloatingPoint: true))
  #expect(try file.texts("classes") == ["a", "longer é", "", "猫𝄞"])
  #expect(try file.texts("big") == ["ü", "ab"])
}

@Test func sizesOf64BitsAreRead() throws {
  let file = try NpzFile(fixture("zip64.npz"))
  #expect(try file.array("x").doubles == [0.5, -1.5, 2.5])
  #expect(try file.array("y").integers == [0, 1, 2, 3])
}

@Test func theGreatestRatioInflates() throws {
  let x = try NpzFile(fixture("zeros.npz")).array("x")
  #expect(x.count == 1_000_000 && x.bytes.allSatisfy { $0 == 0 })
}

@Test func anErrorNamesTheMember() throws {
  let path = fixture("stored.npz")
  let file = try NpzFile(path)
  #expect(
    throws: InputError(path, expected: "an array named z", found: "x, y, weights, classes, big")
  ) { try file.array("z") }
  #expect(throws: InputError(path, at: "classes.npy", expected: "an array of numbers", found: "texts")) {
    try file.array("classes")
  }
  #expect(
    throws: InputError(
      path, at: "x.npy", expected: "texts in one dimension", found: "shape (5, 3, 2) or numbers")
  ) { try file.texts("x") }
}
