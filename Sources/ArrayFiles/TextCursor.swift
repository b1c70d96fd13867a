/// A place in the text of a file's header that moves forward token by token.
struct TextCursor {
  private let bytes: [UInt8]
  private(set) var position: Int
  private let end: Int

  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    position = start
    end = bytes.count
  }

  /// The byte under the cursor; nil at the end.
  var next: UInt8? { position < end ? bytes[position] : nil }

  /// What is under the cursor, for an error.
  var found: String {
    guard let next else { return "its end" }
    return (0x21...0x7E).contains(next) ? "'\(Character(UnicodeScalar(next)))'" : "byte \(next)"
  }

  mutating func advance() { position += 1 }

  mutating func skipBlanks() {
    while let next, next == 0x20 || (0x09...0x0D).contains(next) { position += 1 }
  }

  /// Moves past blanks and then `mark`; only past the blanks where another thing follows.
  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  /// Moves past blanks and letters.
  mutating func word() -> String {
    skipBlanks()
    let start = position
    while let next, (0x41...0x5A).contains(next) || (0x61...0x7A).contains(next) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Moves past blanks and a whole number of at least 0; nil where there is none that fits an Int.
  mutating func integer() -> Int? {
    skipBlanks()
    let start = position
    while let next, (0x30...0x39).contains(next) { position += 1 }
    let digits = bytes[start..<position]
    if digits.count > 1, digits.first == UInt8(ascii: "0") { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
