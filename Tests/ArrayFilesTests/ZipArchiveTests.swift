import Testing

@testable import ArrayFiles

private func zip(_ bytes: [UInt8]) throws -> (TemporaryFolder, ZipArchive) {
  let folder = try TemporaryFolder()
  return (folder, try ZipArchive(InputFile(folder.file("a.zip", bytes))))
}

/// Where in `bytes` the last of a zip file's records with that signature starts.
private func record(_ signature: String, in bytes: [UInt8]) throws -> Int {
  let mark = Array(signature.utf8)
  return try #require((0..<bytes.count - 4).last { Array(bytes[$0..<$0 + 4]) == mark })
}

private let entry = "PK\u{1}\u{2}"

/// The first member, all of it.
private func read(_ bytes: [UInt8]) throws -> [UInt8] {
  let (_, archive) = try zip(bytes)
  let member = try #require(archive.members.first)
  let source = try archive.open(member)
  let content = try source.bytes(member.size)
  try source.expectEnd()
  return content
}

@Test(arguments: ["stored.npz", "deflated.npz", "zip64.npz"])
func membersHaveNamesSizesAndContent(name: String) throws {
  let archive = try ZipArchive(InputFile(fixture(name)))
  #expect(archive.members.prefix(2).map(\.name) == ["x.npy", "y.npy"])
  for member in archive.members {
    let source = try archive.open(member)
    #expect(try source.bytes(member.size).starts(with: [0x93] + "NUMPY".utf8))
    try source.expectEnd()
  }
}

@Test func aCommentAtTheEndIsPassedOver() throws {
  var bytes = try fixtureBytes("stored.npz")
  bytes[bytes.count - 2] = 5
  // The comment looks like the start of another record.
  #expect(try read(bytes + "PK\u{5}\u{6}!".utf8) == read(fixtureBytes("stored.npz")))
}

@Test func aWrongChecksumIsFound() throws {
  var bytes = try fixtureBytes("stored.npz")
  bytes[180] ^= 4
  let error = #expect(throws: InputError.self) { try read(bytes) }
  #expect(error?.place == "x.npy")
  #expect(error?.reason.hasPrefix("expected the checksum 0x") == true)
}

@Test(arguments: [
  (-1, "157 bytes, as the archive's directory says, found more"),
  (1, "159 bytes, as the archive's directory says, found 158"),
])
func aWrongSizeOfDeflatedDataIsFound(change: Int, reason: String) throws {
  var bytes = try fixtureBytes("deflated.npz")
  let first = try #require((0..<bytes.count - 4).first { Array(bytes[$0..<$0 + 4]) == Array(entry.utf8) })
  #expect(bytes[first + 24] == 158)
  bytes[first + 24] = UInt8(158 + change)
  let error = #expect(throws: InputError.self) { try read(bytes) }
  #expect(error?.reason == "expected \(reason)")
}

@Test func aGreatSizeIsNotBelieved() throws {
  var bytes = try fixtureBytes("zeros.npz")
  let place = try record(entry, in: bytes)
  for index in 24..<28 { bytes[place + index] = index == 27 ? 0x7F : 0xFF }
  let (_, archive) = try zip(bytes)
  let member = archive.members[0]
  #expect(member.size == 0x7FFF_FFFF)
  let error = #expect(throws: InputError.self) { try archive.open(member).bytes(member.size) }
  #expect(error?.reason.contains("found the end after at most") == true)
}

@Test func encryptedAndForeignMethodsAreRefusedByName() throws {
  var bytes = try fixtureBytes("zeros.npz")
  bytes[try record(entry, in: bytes) + 8] |= 1
  #expect(throws: InputError.self) { try zip(bytes) }
  let error = #expect(throws: InputError.self) { try ZipArchive(InputFile(fixture("lzma.npz"))) }
  #expect(error?.reason == "expected stored or deflated data, found method 14")
}

@Test func aNameMayComeOnlyOnce() throws {
  var bytes = try fixtureBytes("zip64.npz")
  let second = try record(entry, in: bytes)
  #expect(bytes[second + 46] == UInt8(ascii: "y"))
  bytes[second + 46] = UInt8(ascii: "x")
  let error = #expect(throws: InputError.self) { try zip(bytes) }
  #expect(error?.description.hasSuffix("x.npy: expected one member of that name, found two") == true)
}

@Test(arguments: [[], Array("no zip file, but some text that is longer than a record".utf8)])
func otherFilesAreNoZipFiles(bytes: [UInt8]) throws {
  #expect(throws: InputError.self) { try zip(bytes) }
}
