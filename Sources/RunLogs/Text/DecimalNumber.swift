import ArrayFiles

/// Reading numbers of double precision from bytes.
enum DecimalNumber {
  /// The double nearest to the number that all of `text` is, or what a word such as `nan` stands for; nil where
  /// it is none.
  static func parse(_ text: UnsafeRawBufferPointer) -> Double? {
    guard let parts = DecimalDigits(text) else { return DecimalDigits.word(text) }
    // Both numbers are exact as doubles, so one rounding gives the nearest (Clinger 1990).
    if parts.isWhole, parts.digits < 1 << 53, (-22...22).contains(parts.exponent) {
      let (digits, power) = (Double(parts.digits), DecimalDigits.powers[abs(parts.exponent)])
      let value = parts.exponent < 0 ? digits / power : digits * power
      return parts.isNegative ? -value : value
    }
    return Double(String(decoding: text, as: UTF8.self))
  }

  static func parse(_ text: some StringProtocol) -> Double? {
    Array(text.utf8).withUnsafeBytes { parse($0) }
  }

  /// The number that all of `text` is with the one comma in it for a point; nil where it is none.
  static func parseWithComma(_ text: UnsafeRawBufferPointer) -> Double? {
    guard let place = text.firstIndex(of: UInt8(ascii: ",")), !text.contains(UInt8(ascii: ".")) else {
      return nil
    }
    var digits = Array(text)
    digits[place] = UInt8(ascii: ".")
    return digits.withUnsafeBytes { parse($0) }
  }

  static func parseWithComma(_ text: some StringProtocol) -> Double? {
    Array(text.utf8).withUnsafeBytes { parseWithComma($0) }
  }

  /// The whole number that all of `text` is, all its digits; nil where it is none that an Int holds.
  static func integer(_ text: UnsafeRawBufferPointer) -> Int? {
    DecimalDigits(text)?.integer ?? parse(text).flatMap { Int(exactly: $0) }
  }
}
