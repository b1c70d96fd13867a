import Testing

@testable import ArrayFiles

@Test(arguments: ["images.idx", "images.idx.gz", "parts.idx.gz"])
func imagesAreReadPlainAndFromGzip(name: String) throws {
  let images = try NumberArray(idx: fixture(name))
  #expect(images.shape == [2, 3, 4])
  #expect(images.type == .uint8)
  #expect(images.bytes == Array(0..<24))
}

@Test func bigEndianFloatsAreRead() throws {
  let floats = try NumberArray(idx: fixture("floats.idx"))
  #expect(floats.shape == [5] && floats.type == .float32)
  #expect(floats.doubles == fixtureNumbers(5, isFloatingPoint: true))
}

@Test func otherFilesAreNoIDXFiles() throws {
  let folder = try TemporaryFolder()
  let bytes = try fixtureBytes("images.idx")
  let typed = try folder.file("type", [0, 0, 7] + bytes.dropFirst(3))
  #expect(
    throws: InputError(
      typed, expected: "an IDX file, which starts with 0, 0 and a type", found: "0, 0, 7")
  ) { try NumberArray(idx: typed) }
  // Dimensions whose product exceeds what is there, or any Int.
  let great = try folder.file("great", bytes.prefix(4) + Array(repeating: 0xFF, count: 12))
  #expect(throws: InputError.self) { try NumberArray(idx: great) }
  let many = try folder.file("many", [0, 0, 8, 255])
  #expect(throws: InputError.self) { try NumberArray(idx: many) }
}
