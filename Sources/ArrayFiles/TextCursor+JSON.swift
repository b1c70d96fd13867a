extension TextCursor {
  /// Moves past a JSON text in quotes (RFC 8259, 7); nil, with the cursor at the fault, where there is none.
  mutating func jsonString() -> String? {
    guard next == UInt8(ascii: "\"") else { return nil }
    advance()
    var units: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      if byte < 0x20 { return nil }
      advance()
      guard byte == UInt8(ascii: "\\") else {
        units.append(byte)
        continue
      }
      guard let scalar = escape() else { return nil }
      units += String(scalar).utf8
    }
    guard next != nil, let text = String(validating: units, as: UTF8.self) else { return nil }
    advance()
    return text
  }

  /// Moves past what follows a backslash.
  private mutating func escape() -> Unicode.Scalar? {
    guard let letter = next else { return nil }
    let plain: Unicode.Scalar
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = UnicodeScalar(letter)
    case UInt8(ascii: "b"): plain = "\u{8}"
    case UInt8(ascii: "f"): plain = "\u{C}"
    case UInt8(ascii: "n"): plain = "\n"
    case UInt8(ascii: "r"): plain = "\r"
    case UInt8(ascii: "t"): plain = "\t"
    case UInt8(ascii: "u"):
      advance()
      return codePoint()
    default: return nil
    }
    advance()
    return plain
  }

  /// Moves past four hexadecimal digits, and past the second half of a pair of surrogates.
  private mutating func codePoint() -> Unicode.Scalar? {
    guard let first = hexadecimals() else { return nil }
    guard (0xD800..<0xDC00).contains(first) else { return UnicodeScalar(first) }
    for expected in "\\u".utf8 {
      guard next == expected else { return nil }
      advance()
    }
    guard let second = hexadecimals(), (0xDC00..<0xE000).contains(second) else { return nil }
    return UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func hexadecimals() -> UInt32? {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let next, let digit = Character(UnicodeScalar(next)).hexDigitValue else { return nil }
      number = number << 4 | UInt32(digit)
      advance()
    }
    return number
  }
}
