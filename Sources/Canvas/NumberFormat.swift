extension Double {
  /// The number as it is shown everywhere: `significantDigits` digits, rounded half away from zero, with
  /// zeros at the end where they are significant.
  ///
  /// From 0.001 to below a million it is written out, a thin space (U+2009) between the thousands from
  /// 10 000 on; smaller and larger ones as in "1.20e−7". Minus is U+2212; zero is "0" and has no sign.
  public func formatted(significantDigits: Int = 3) -> String {
    precondition(significantDigits > 0)
    return formatted { digits in
      digits.round(toDigits: significantDigits)
      let power = digits.exponent - 1
      if digits.digits.isEmpty { return "0" }
      if (-3..<6).contains(power) { return digits.fixed(decimals: max(0, significantDigits - 1 - power)) }
      return digits.scientific(decimals: significantDigits - 1)
    }
  }

  /// The number with a fixed count of digits after the point, however large it is.
  public func formatted(decimals: Int) -> String {
    precondition(decimals >= 0)
    return formatted { digits in
      digits.round(toDigits: digits.exponent + decimals)
      return digits.fixed(decimals: decimals)
    }
  }

  /// Puts the sign before what `body` makes of the digits, unless it rounds them to zero.
  func formatted(_ body: (inout DecimalDigits) -> String) -> String {
    if isNaN { return "NaN" }
    let minus = "−"
    if isInfinite { return self < 0 ? minus + "∞" : "∞" }
    var digits = DecimalDigits(magnitude)
    let text = body(&digits)
    return self < 0 && !digits.digits.isEmpty ? minus + text : text
  }
}

extension DecimalDigits {
  /// All digits and no more: "0.002", "500", "1e−4".
  var shortest: String {
    if (-2...6).contains(exponent) { return fixed(decimals: max(0, digits.count - exponent)) }
    return scientific(decimals: max(0, digits.count - 1))
  }

  /// The number as "1.20e−7", with `decimals` digits after the point.
  func scientific(decimals: Int) -> String {
    let power = exponent - 1
    var mantissa = self
    mantissa.exponent = 1
    return "\(mantissa.fixed(decimals: decimals))e\(power < 0 ? "−" : "")\(power.magnitude)"
  }
}

extension Int {
  /// The count with a thin space (U+2009) between its thousands from 10 000 on: "1797", "60 000".
  public var grouped: String {
    let digits = Array(magnitude.description.unicodeScalars)
    var text = String.UnicodeScalarView()
    if self < 0 { text.append("−") }
    for (i, digit) in digits.enumerated() {
      if i > 0, digits.count > 4, (digits.count - i) % 3 == 0 { text.append("\u{2009}") }
      text.append(digit)
    }
    return String(text)
  }
}
