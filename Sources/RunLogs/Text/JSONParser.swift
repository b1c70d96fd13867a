/// Reads one JSON value (RFC 8259, and Python's NaN and infinities) out of bytes.
///
/// What is nested deeper than 128 levels is refused, so that no text can exhaust the stack.
package struct JSONParser {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  static let deepest = 128

  /// Why a text is no value.
  struct Failure: Error, Hashable {
    /// Where what is there does not fit, in bytes.
    let position: Int
    /// Whether it is nested deeper than what is read.
    let isTooDeep: Bool
  }

  private var isTooDeep = false

  private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The value that all of `bytes` are; nil where they are none.
  package static func parse(_ bytes: UnsafeRawBufferPointer) -> JSONValue? { try? value(of: bytes) }

  /// The value that all of `bytes` are.
  ///
  /// - Throws: ``Failure`` where they are none.
  static func value(of bytes: UnsafeRawBufferPointer) throws(Failure) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = parser.value(depth: 0)
    if value != nil { parser.skipBlanks() }
    guard let value, parser.position == bytes.count else {
      throw Failure(position: parser.position, isTooDeep: parser.isTooDeep)
    }
    return value
  }

  static func value(of text: [UInt8]) throws(Failure) -> JSONValue {
    try text.withUnsafeBytes { bytes in
      Result { () throws(Failure) in try value(of: bytes) }
    }.get()
  }

  static func parse(_ text: some Sequence<UInt8>) -> JSONValue? {
    Array(text).withUnsafeBytes { parse($0) }
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let next, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { position += 1 }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) -> JSONValue? {
    skipBlanks()
    guard let next, depth < Self.deepest else {
      isTooDeep = depth >= Self.deepest
      return nil
    }
    switch next {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "t"): return word("true", .bool(true))
    case UInt8(ascii: "f"): return word("false", .bool(false))
    case UInt8(ascii: "n"): return word("null", .null)
    case UInt8(ascii: "N"): return word("NaN", .number(.nan))
    case UInt8(ascii: "I"): return word("Infinity", .number(.infinity))
    default: return number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) -> JSONValue? {
    let count = word.utf8CodeUnitCount
    guard bytes.count - position >= count else { return nil }
    for index in 0..<count where bytes[position + index] != word.utf8Start[index] { return nil }
    position += count
    return value
  }

  private mutating func number() -> JSONValue? {
    let start = position
    if next == UInt8(ascii: "-") {
      position += 1
      if next == UInt8(ascii: "I") { return word("Infinity", .number(-.infinity)) }
    }
    while let next, isPartOfNumber(next) { position += 1 }
    let text = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
    guard let number = DecimalNumber.parse(text) else { return nil }
    guard abs(number) >= 0x1p53, let integer = DecimalNumber.integer(text) else { return .number(number) }
    return .largeInteger(integer)
  }

  private func isPartOfNumber(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  private mutating func array(_ depth: Int) -> JSONValue? {
    position += 1
    var values: [JSONValue] = []
    if take("]") { return .array(values) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    } while take(",")
    return take("]") ? .array(values) : nil
  }

  private mutating func object(_ depth: Int) -> JSONValue? {
    position += 1
    var members: [(key: String, value: JSONValue)] = []
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard let key = string(), take(":"), let value = value(depth: depth + 1) else { return nil }
      members.append((key, value))
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func string() -> String? {
    guard next == UInt8(ascii: "\"") else { return nil }
    position += 1
    let start = position
    while let next, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\") {
      if next < 0x20 { return nil }
      position += 1
    }
    let plain = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
    if next == UInt8(ascii: "\"") {
      position += 1
      return String(decoding: plain, as: UTF8.self)
    }
    return escapedString(Array(plain))
  }

  private mutating func escapedString(_ plain: [UInt8]) -> String? {
    var units = plain
    while let byte = next {
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: units, as: UTF8.self) }
      if byte < 0x20 { return nil }
      guard byte == UInt8(ascii: "\\") else {
        units.append(byte)
        continue
      }
      guard let letter = next else { return nil }
      position += 1
      switch letter {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(letter)
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0C)
      case UInt8(ascii: "n"): units.append(0x0A)
      case UInt8(ascii: "r"): units.append(0x0D)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "u"):
        guard let scalar = codePoint() else { return nil }
        units += String(scalar).utf8
      default: return nil
      }
    }
    return nil
  }

  /// Past `\u`; half a pair of surrogates becomes the sign for what cannot be shown.
  private mutating func codePoint() -> Unicode.Scalar? {
    guard let first = hexadecimals() else { return nil }
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    let mark = position
    if bytes.count - position >= 6, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      if let second = hexadecimals(), (0xDC00..<0xE000).contains(second) {
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      }
      position = mark
    }
    return "\u{FFFD}"
  }

  private mutating func hexadecimals() -> UInt32? {
    guard bytes.count - position >= 4 else { return nil }
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(UnicodeScalar(bytes[position])).hexDigitValue else { return nil }
      number = number << 4 | UInt32(digit)
      position += 1
    }
    return number
  }
}
