/// Reading numbers of double precision from bytes, whatever the locale.
enum DecimalNumber {
  /// The double nearest to the number that all of `text` is; nil where it is none.
  ///
  /// `nan`, `inf` and `infinity` are numbers in any case and with a sign, as Python prints and reads them.
  static func parse(_ text: UnsafeRawBufferPointer) -> Double? {
    guard let first = text.first else { return nil }
    var (index, isNegative) = (0, false)
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      isNegative = first == UInt8(ascii: "-")
      index = 1
    }
    guard index < text.count, text[index] &- 0x30 < 10 || text[index] == UInt8(ascii: ".") else {
      return word(text)
    }
    var (digits, exponent, count): (UInt64, Int, Int) = (0, 0, 0)
    var (hasDigits, isFraction) = (false, false)
    while index < text.count {
      let byte = text[index]
      if byte &- 0x30 < 10 {
        hasDigits = true
        if digits > 0 || byte > 0x30 { count += 1 }
        if count <= 19 { digits = digits &* 10 &+ UInt64(byte - 0x30) }
        if isFraction { exponent -= 1 }
      } else if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else {
        break
      }
      index += 1
    }
    guard hasDigits else { return nil }
    if index < text.count {
      guard text[index] | 0x20 == UInt8(ascii: "e") else { return nil }
      index += 1
      var isBelow = false
      if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
        isBelow = text[index] == UInt8(ascii: "-")
        index += 1
      }
      guard index < text.count else { return nil }
      var power = 0
      while index < text.count {
        guard text[index] &- 0x30 < 10 else { return nil }
        power = min(power * 10 + Int(text[index] - 0x30), 1_000_000)
        index += 1
      }
      exponent += isBelow ? -power : power
    }
    // Both numbers are exact as doubles, so one rounding gives the nearest (Clinger 1990).
    if count <= 19, digits < 1 << 53, (-22...22).contains(exponent) {
      let value = exponent < 0 ? Double(digits) / powers[-exponent] : Double(digits) * powers[exponent]
      return isNegative ? -value : value
    }
    return Double(String(decoding: text, as: UTF8.self))
  }

  static func parse(_ text: some StringProtocol) -> Double? {
    Array(text.utf8).withUnsafeBytes { parse($0) }
  }

  private static let powers: [Double] = (0...22).map { (exponent: Int) in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  private static func word(_ text: UnsafeRawBufferPointer) -> Double? {
    guard text.count <= 9 else { return nil }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "nan", "+nan", "-nan": return .nan
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: return nil
    }
  }
}
