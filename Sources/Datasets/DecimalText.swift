/// Reading decimal numbers from bytes, whatever the locale.
enum DecimalText {
  /// The float nearest to the number that `text` is; nil where it is none. `nan`, `inf` and `infinity` are
  /// numbers, in any case and with a sign.
  static func float(_ text: UnsafeBufferPointer<UInt8>) -> Float? {
    guard let parts = Parts(text) else { return word(text) }
    if parts.digits == 0 { return parts.isNegative ? -0.0 : 0 }
    if (-22...22).contains(parts.exponent) {
      // Digits and power are within 2⁻⁵³ of exact, and so is their product or quotient: where both ends of
      // twice that range round to one float, it is the right one.
      let digits = Double(parts.digits)
      let power = powers[abs(parts.exponent)]
      let value = parts.exponent < 0 ? digits / power : digits * power
      let float = Float(value * (1 - 0x1p-50))
      if float == Float(value * (1 + 0x1p-50)) { return parts.isNegative ? -float : float }
    }
    return Float(String(decoding: text, as: UTF8.self))
  }

  private static let powers: [Double] = (0...22).map { (exponent: Int) in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  private static func word(_ text: UnsafeBufferPointer<UInt8>) -> Float? {
    guard text.count <= 9 else { return nil }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "nan", "+nan", "-nan": return .nan
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: return nil
    }
  }

  /// ±digits · 10^exponent, of which the first 19 digits count.
  private struct Parts {
    var digits: UInt64 = 0
    var exponent = 0
    var isNegative = false

    init?(_ text: UnsafeBufferPointer<UInt8>) {
      var next = 0
      func byte() -> UInt8 { next < text.count ? text[next] : 0 }
      func isDigit() -> Bool { byte() &- 0x30 < 10 }
      if byte() == UInt8(ascii: "-") || byte() == UInt8(ascii: "+") {
        isNegative = byte() == UInt8(ascii: "-")
        next += 1
      }
      var hasDigits = false
      var significant = 0
      var isFraction = false
      while true {
        if isDigit() {
          hasDigits = true
          if significant < 19 {
            digits = digits * 10 + UInt64(byte() - 0x30)
            if digits > 0 { significant += 1 }
            if isFraction { exponent -= 1 }
          } else if !isFraction {
            exponent += 1
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
  }
}
