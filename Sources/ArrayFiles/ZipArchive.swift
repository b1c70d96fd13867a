/// The members of a zip file, stored or deflated (PKWARE's APPNOTE 6.3, with zip64).
struct ZipArchive: Sendable {
  /// In the order of the archive's directory.
  let members: [ZipMember]
  private let file: InputFile

  /// - Throws: ``InputError`` where the file is no zip file or its directory is damaged.
  init(_ file: InputFile) throws(InputError) {
    self.file = file
    let directory = try ZipDirectory(file)
    members = try directory.members(in: file)
  }

  /// The content of a member, whose length and checksum are found right or wrong at its end.
  func open(_ member: ZipMember) throws(InputError) -> any ByteSource {
    let range = try member.dataRange(in: file)
    let stored = FileBytes(file, range, place: member.name)
    let source: any ByteSource
    switch member.method {
    case .stored: source = stored
    case .deflated: source = try InflatedBytes(stored, .none)
    }
    return ZipMemberBytes(source, member)
  }
}

/// The bytes of a member, counted and summed up on their way.
private final class ZipMemberBytes: ByteSource {
  private let source: any ByteSource
  private let member: ZipMember
  private var checksum = CRC32()
  private var left: Int

  init(_ source: any ByteSource, _ member: ZipMember) {
    self.source = source
    self.member = member
    left = member.size
  }

  var file: String { source.file }
  var place: String? { source.place }
  var bound: Int { min(left, source.bound) }
  /// What the directory says; at the end it is found right or wrong.
  var exactCount: Int? { left }

  func read(into target: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = try source.read(into: target)
    guard count <= left, count > 0 || left == 0 else {
      throw error(
        expected: "\(member.size) bytes, as the archive's directory says",
        found: count > 0 ? "more" : "\(member.size - left)")
    }
    left -= count
    checksum.update(UnsafeRawBufferPointer(rebasing: target[..<count]))
    if count == 0, checksum.value != member.checksum {
      throw error(
        expected: "the checksum \(hexadecimal(member.checksum))", found: hexadecimal(checksum.value))
    }
    return count
  }

  private func hexadecimal(_ number: UInt32) -> String { "0x" + String(number, radix: 16) }
}
