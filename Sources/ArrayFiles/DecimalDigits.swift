/// A decimal number in a text: ±digits · 10^exponent, whatever the locale.
package struct DecimalDigits {
  /// The first 19 digits from the first that is not 0.
  package private(set) var digits: UInt64 = 0
  package private(set) var exponent = 0
  package private(set) var isNegative = false
  /// Whether `digits` are all there are.
  package private(set) var isWhole = true

  /// Powers of ten that are exact as doubles.
  package static let powers: [Double] = (0...22).map { (exponent: Int) in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  private static let most = 19

  /// Nil where not all of `text` is a number.
  package init?(_ text: UnsafeRawBufferPointer) {
    var next = 0
    func byte() -> UInt8 { next < text.count ? text[next] : 0 }
    func isDigit() -> Bool { byte() &- 0x30 < 10 }
    if byte() == UInt8(ascii: "-") || byte() == UInt8(ascii: "+") {
      isNegative = byte() == UInt8(ascii: "-")
      next += 1
    }
    var (hasDigits, isFraction, count) = (false, false, 0)
    while true {
      if isDigit() {
        hasDigits = true
        if count < Self.most {
          digits = digits * 10 + UInt64(byte() - 0x30)
          if digits > 0 { count += 1 }
          if isFraction { exponent -= 1 }
        } else {
          isWhole = false
          if !isFraction { exponent += 1 }
        }
      } else if byte() == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else {
        break
      }
      next += 1
    }
    guard hasDigits else { return nil }
    if byte() | 0x20 == UInt8(ascii: "e") {
      next += 1
      let isBelow = byte() == UInt8(ascii: "-")
      if isBelow || byte() == UInt8(ascii: "+") { next += 1 }
      guard isDigit() else { return nil }
      var power = 0
      while isDigit() {
        power = min(power * 10 + Int(byte() - 0x30), 1_000_000)
        next += 1
      }
      exponent += isBelow ? -power : power
    }
    guard next == text.count else { return nil }
  }

  /// The whole number that the text writes without a power of ten or a fraction, if an Int holds it.
  package var integer: Int? {
    guard exponent == 0, isWhole else { return nil }
    if isNegative, digits == UInt64(Int.min.magnitude) { return .min }
    return Int(exactly: digits).map { isNegative ? -$0 : $0 }
  }

  /// What a text that is no decimal number stands for: `nan`, `inf` and `infinity` are numbers, in any case and
  /// with a sign, as Python prints and reads them.
  package static func word(_ text: UnsafeRawBufferPointer) -> Double? {
    guard text.count <= 9 else { return nil }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "nan", "+nan", "-nan": return .nan
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: return nil
    }
  }
}
