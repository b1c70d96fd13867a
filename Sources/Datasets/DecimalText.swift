import ArrayFiles

/// Reading numbers of single precision from bytes.
enum DecimalText {
  /// The float nearest to the number that `text` is; nil where it is none. `nan`, `inf` and `infinity` are
  /// numbers, in any case and with a sign.
  static func float(_ text: UnsafeBufferPointer<UInt8>) -> Float? {
    let bytes = UnsafeRawBufferPointer(text)
    guard let parts = DecimalDigits(bytes) else { return DecimalDigits.word(bytes).map { Float($0) } }
    if parts.digits == 0 { return parts.isNegative ? -0.0 : 0 }
    if (-22...22).contains(parts.exponent) {
      // Digits and power are within 2⁻⁵³ of exact, and so is their product or quotient: where both ends of
      // twice that range round to one float, it is the right one.
      let digits = Double(parts.digits)
      let power = DecimalDigits.powers[abs(parts.exponent)]
      let value = parts.exponent < 0 ? digits / power : digits * power
      let float = Float(value * (1 - 0x1p-50))
      if float == Float(value * (1 + 0x1p-50)) { return parts.isNegative ? -float : float }
    }
    return Float(String(decoding: text, as: UTF8.self))
  }
}
