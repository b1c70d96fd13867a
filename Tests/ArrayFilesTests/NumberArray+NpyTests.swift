import Testing

@testable import ArrayFiles

@Test(arguments: ["uint16", "int32", "float32", "float64"])
func bigEndianNumbersAreTurned(type: String) throws {
  let array = try NumberArray(npy: fixture("big-\(type).npy"))
  #expect(array == (try NumberArray(npy: fixture("\(type).npy"))))
  #expect(array.shape == [2, 3])
}

@Test(arguments: ["uint8", "uint16", "float32", "float64"])
func fortranOrderBecomesCOrder(type: String) throws {
  let array = try NumberArray(npy: fixture("fortran-\(type).npy"))
  #expect(array.shape == [2, 3, 4])
  #expect(array.doubles == fixtureNumbers(24, isFloatingPoint: array.type.isFloatingPoint))
}

@Test(arguments: ["version2.npy", "version3.npy"])
func laterVersionsAreRead(name: String) throws {
  #expect(try NumberArray(npy: fixture(name)).doubles == [0.5, -1.5, 2.5, -3.5])
}

@Test func arraysWithoutDimensionsOrNumbersAreRead() throws {
  let scalar = try NumberArray(npy: fixture("scalar.npy"))
  #expect(scalar.shape == [] && scalar.integers == [7])
  let empty = try NumberArray(npy: fixture("empty.npy"))
  #expect(empty.shape == [0, 3] && empty.count == 0)
}

@Test(arguments: [
  ("object", "Python objects ('|O')"), ("complex", "complex numbers ('<c16')"), ("text", "texts"),
  ("structured", "a structured array"), ("bytes", "texts of bytes ('|S2')"), ("date", "dates ('<M8[D]')"),
])
func otherTypesAreRefusedByName(name: String, found: String) throws {
  let path = fixture("\(name).npy")
  #expect(throws: InputError(path, expected: "an array of numbers", found: found)) {
    try NumberArray(npy: path)
  }
}

@Test func bytesTooManyOrTooFewAreAnError() throws {
  let folder = try TemporaryFolder()
  let bytes = try fixtureBytes("int32.npy")
  let long = try folder.file("long.npy", bytes + [0])
  #expect(throws: InputError(long, expected: "the end after the last number", found: "more bytes")) {
    try NumberArray(npy: long)
  }
  let short = try folder.file("short.npy", bytes.dropLast())
  #expect(throws: InputError(short, expected: "24 more bytes", found: "the end after at most 23")) {
    try NumberArray(npy: short)
  }
}
