/// Where the central directory of a zip file is and how many members it lists.
struct ZipDirectory {
  private let range: Range<Int>
  private let count: Int

  /// Length of the record at the file's end without its comment, and of zip64's pointer before it.
  private static let endLength = 22
  private static let locatorLength = 20

  init(_ file: InputFile) throws(InputError) {
    // The record is the file's last, but for a comment of up to 65,535 bytes.
    let tailStart = max(0, file.size - Self.endLength - 0xFFFF)
    let tail = try file.bytes(in: tailStart..<file.size)
    guard
      let end = stride(from: tail.count - Self.endLength, through: 0, by: -1).first(where: {
        tail.number(UInt32.self, at: $0) == 0x0605_4B50
          && $0 + Self.endLength + Int(tail.number(UInt16.self, at: $0 + 20)) == tail.count
      })
    else {
      throw InputError(
        file.path, expected: "a zip file's directory at its end", found: "none: is it cut short?")
    }
    var count = UInt64(tail.number(UInt16.self, at: end + 10))
    var size = UInt64(tail.number(UInt32.self, at: end + 12))
    var start = UInt64(tail.number(UInt32.self, at: end + 16))
    let locator = end - Self.locatorLength
    if locator >= 0, tail.number(UInt32.self, at: locator) == 0x0706_4B50 {
      let record = try Self.zip64Record(at: tail.number(UInt64.self, at: locator + 8), in: file)
      count = record.number(UInt64.self, at: 32)
      size = record.number(UInt64.self, at: 40)
      start = record.number(UInt64.self, at: 48)
    }
    let (stop, overflow) = start.addingReportingOverflow(size)
    guard !overflow, stop <= UInt64(tailStart + end) else {
      throw InputError(
        file.path, at: "directory", expected: "\(size) bytes from byte \(start) on",
        found: "a file of \(file.size) bytes")
    }
    guard count <= size / UInt64(ZipMember.entryLength) else {
      throw InputError(file.path, at: "directory", expected: "\(count) members", found: "\(size) bytes")
    }
    range = Int(start)..<Int(stop)
    self.count = Int(count)
  }

  private static func zip64Record(at offset: UInt64, in file: InputFile) throws(InputError) -> [UInt8] {
    let length = 56
    if file.size >= length, offset <= UInt64(file.size - length) {
      let record = try file.bytes(in: Int(offset)..<Int(offset) + length)
      if record.number(UInt32.self, at: 0) == 0x0606_4B50 { return record }
    }
    throw InputError(file.path, at: "byte \(offset)", expected: "a zip64 directory", found: "none")
  }

  func members(in file: InputFile) throws(InputError) -> [ZipMember] {
    let bytes = try file.bytes(in: range)
    var members: [ZipMember] = []
    var names: Set<String> = []
    var next = 0
    for _ in 0..<count {
      let member = try ZipMember(bytes, at: &next, file: file.path, directoryStart: range.lowerBound)
      guard names.insert(member.name).inserted else {
        throw InputError(file.path, at: member.name, expected: "one member of that name", found: "two")
      }
      members.append(member)
    }
    return members
  }
}
