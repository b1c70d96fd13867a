import Testing

@testable import ArrayFiles

private func gzip(_ bytes: [UInt8]) throws -> (TemporaryFolder, InflatedBytes) {
  let folder = try TemporaryFolder()
  let file = try InputFile(folder.file("data.gz", bytes))
  return (folder, try InflatedBytes(FileBytes(file, 0..<file.size), .gzip))
}

@Test(arguments: ["images.idx.gz", "parts.idx.gz"])
func gzipGivesWhatWasPutIn(name: String) throws {
  let (_, source) = try gzip(fixtureBytes(name))
  #expect(try source.bytes(40) == fixtureBytes("images.idx"))
  try source.expectEnd()
}

@Test func damagedDataAreAnError() throws {
  var bytes = try fixtureBytes("images.idx.gz")
  bytes[bytes.count - 6] ^= 1
  let (_, source) = try gzip(bytes)
  let error = #expect(throws: InputError.self) {
    _ = try source.bytes(40)
    try source.expectEnd()
  }
  #expect(error?.reason == "expected deflated data, found incorrect data check")
}

@Test func bytesAfterTheEndAreAnError() throws {
  let (_, source) = try gzip(fixtureBytes("images.idx.gz") + [0, 0])
  #expect(throws: InputError.self) {
    _ = try source.bytes(40)
    try source.expectEnd()
  }
}

@Test func noMoreIsBelievedThanDeflatedDataCanHold() throws {
  let (_, source) = try gzip(fixtureBytes("images.idx.gz"))
  #expect(source.bound == 56 * 1032)
  let error = #expect(throws: InputError.self) { try source.bytes(56 * 1032 + 1) }
  #expect(error?.reason == "expected 57793 more bytes, found the end after at most 57792")
}

@Test func withoutZlibTheErrorNamesItsPackage() throws {
  let file = try InputFile(fixture("images.idx.gz"))
  let error = #expect(throws: InputError.self) {
    try InflatedBytes(FileBytes(file, 0..<file.size), .gzip, library: ZlibLibrary(names: ["libnone.so.1"]))
  }
  #expect(error?.reason.contains("zlib1g") == true)
}
