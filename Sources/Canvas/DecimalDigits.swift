/// A finite number ≥ 0 as decimal digits: 0.d₀d₁d₂… · 10^`exponent`.
///
/// The digits are the fewest that name the number (Swift's `description`), so that rounding acts on what
/// was written, not on its nearest binary fraction: 0.09995 has a 5 to round up.
struct DecimalDigits {
  /// Values 0–9; the first is not 0. Empty for zero.
  private(set) var digits: [UInt8] = []
  var exponent = 0

  init(_ value: Double) {
    precondition(value.isFinite && value >= 0)
    var pointAt: Int?
    var power = 0
    let text = Array(value.description.utf8)
    var i = 0
    while i < text.count {
      switch text[i] {
      case UInt8(ascii: "."): pointAt = digits.count
      case UInt8(ascii: "e"):
        power = Int(String(decoding: text[(i + 1)...], as: UTF8.self))!
        i = text.count
      default: digits.append(text[i] - UInt8(ascii: "0"))
      }
      i += 1
    }
    exponent = (pointAt ?? digits.count) + power
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  /// Keeps the first `count` digits, rounding half up; a `count` below 0 leaves zero.
  mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      exponent = 0
      return
    }
    let goesUp = digits[count] >= 5
    digits.removeLast(digits.count - count)
    if goesUp {
      var i = count - 1
      while i >= 0, digits[i] == 9 { i -= 1 }
      if i >= 0 {
        digits[i] += 1
        digits.removeLast(count - 1 - i)
      } else {
        digits = [1]
        exponent += 1
      }
    }
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  /// The digit at place 10^`power`.
  subscript(power: Int) -> UInt8 {
    let i = exponent - 1 - power
    return digits.indices.contains(i) ? digits[i] : 0
  }

  /// The number with `decimals` digits after the point and its thousands set apart.
  func fixed(decimals: Int) -> String {
    var text = ""
    let top = max(exponent - 1, 0)
    for power in stride(from: top, through: 0, by: -1) {
      text.unicodeScalars.append(Unicode.Scalar(48 + self[power]))
      // Four digits stay together, as the SI brochure has it.
      if top >= 4, power > 0, power % 3 == 0 { text += "\u{2009}" }
    }
    if decimals > 0 { text += "." }
    for place in 0..<max(decimals, 0) { text.unicodeScalars.append(Unicode.Scalar(48 + self[-1 - place])) }
    return text
  }
}
