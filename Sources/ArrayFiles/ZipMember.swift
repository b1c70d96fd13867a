/// A member of a zip file as the archive's directory describes it; none of it is to be trusted.
struct ZipMember: Sendable {
  enum Method: UInt16 {
    case stored = 0
    case deflated = 8
  }

  let name: String
  let method: Method
  let checksum: UInt32
  /// In bytes, when inflated.
  let size: Int
  private let storedSize: Int
  private let offset: Int

  /// Of an entry of the directory, and of the header before a member's data, without names and extra fields.
  static let entryLength = 46
  private static let headerLength = 30

  /// Reads the entry at `next` of the directory and moves `next` behind it.
  init(_ bytes: [UInt8], at next: inout Int, file: String, directoryStart: Int) throws(InputError) {
    let start = next
    func broken(_ expected: String, _ found: String) -> InputError {
      InputError(file, at: "byte \(directoryStart + start)", expected: expected, found: found)
    }
    guard start + Self.entryLength <= bytes.count, bytes.number(UInt32.self, at: start) == 0x0201_4B50 else {
      throw broken("an entry of the directory", "another kind of data")
    }
    func short(_ offset: Int) -> Int { Int(bytes.number(UInt16.self, at: start + offset)) }
    let nameEnd = start + Self.entryLength + short(28)
    let extraEnd = nameEnd + short(30)
    next = extraEnd + short(32)
    guard next <= bytes.count else {
      throw broken("an entry of \(next - start) bytes", "\(bytes.count - start) bytes")
    }
    name = String(decoding: bytes[start + Self.entryLength..<nameEnd], as: UTF8.self)
    guard short(8) & 1 == 0 else {
      throw InputError(file, at: name, expected: "data without a password", found: "encrypted data")
    }
    guard let method = Method(rawValue: UInt16(short(10))) else {
      throw InputError(file, at: name, expected: "stored or deflated data", found: "method \(short(10))")
    }
    self.method = method
    checksum = bytes.number(UInt32.self, at: start + 16)

    // Of these three the ones that do not fit follow, in this order, in an extra field.
    var extra = Zip64Field(bytes, in: nameEnd..<extraEnd)
    let numbers = [24, 20, 42].map { extra.resolve(bytes.number(UInt32.self, at: start + $0)) }
    guard let size = numbers[0], let storedSize = numbers[1], let offset = numbers[2] else {
      throw broken("sizes below 2⁶³", "none")
    }
    self.size = size
    self.storedSize = storedSize
    self.offset = offset
  }

  /// Where in the file the member's data is.
  func dataRange(in file: InputFile) throws(InputError) -> Range<Int> {
    let room = file.size - Self.headerLength
    guard offset <= room else { throw error(file, at: offset) }
    let header = try file.bytes(in: offset..<offset + Self.headerLength)
    guard header.number(UInt32.self, at: 0) == 0x0403_4B50 else { throw error(file, at: offset) }
    let start =
      offset + Self.headerLength + Int(header.number(UInt16.self, at: 26))
      + Int(header.number(UInt16.self, at: 28))
    guard start <= file.size, storedSize <= file.size - start else {
      throw InputError(
        file.path, at: name, expected: "\(storedSize) bytes from byte \(start) on",
        found: "a file of \(file.size) bytes")
    }
    return start..<start + storedSize
  }

  private func error(_ file: InputFile, at offset: Int) -> InputError {
    InputError(file.path, at: name, expected: "its data at byte \(offset)", found: "none")
  }
}

/// The extra field with numbers of 64 bits.
private struct Zip64Field {
  private var numbers: [UInt64] = []

  /// Looks for the field among those in `range`.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    var start = range.lowerBound
    while range.upperBound - start >= 4 {
      let end = start + 4 + Int(bytes.number(UInt16.self, at: start + 2))
      guard end <= range.upperBound else { return }
      if bytes.number(UInt16.self, at: start) == 1 {
        numbers = stride(from: start + 4, through: end - 8, by: 8).map { bytes.number(UInt64.self, at: $0) }
        return
      }
      start = end
    }
  }

  /// The number that `short` stands for; nil where there is none or it is no Int.
  mutating func resolve(_ short: UInt32) -> Int? {
    guard short == .max else { return Int(short) }
    return numbers.isEmpty ? nil : Int(exactly: numbers.removeFirst())
  }
}
