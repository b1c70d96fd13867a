/// The order of names in which people count: `run2` before `run10`.
///
/// Digits that follow each other are one number, of any length; those behind `0.` are a fraction, so that
/// `lr=0.05` comes before `lr=0.1`. All else is compared byte by byte, and so are names that are equal so far,
/// such as `run1` and `run01`.
public enum NaturalOrder {
  public static func isBefore(_ a: String, _ b: String) -> Bool {
    var (a, b) = (a, b)
    return a.withUTF8 { a in
      b.withUTF8 { b in
        var (left, right) = (Parts(a), Parts(b))
        while let part = left.next() {
          guard let other = right.next() else { return false }
          if part.isBefore(other) { return true }
          if other.isBefore(part) { return false }
        }
        return right.next() != nil || a.lexicographicallyPrecedes(b)
      }
    }
  }

  /// A byte that is no digit, or the digits of a number without zeros that say nothing.
  private enum Part {
    case byte(UInt8)
    case integer(Slice<UnsafeBufferPointer<UInt8>>)
    case fraction(Slice<UnsafeBufferPointer<UInt8>>)

    func isBefore(_ other: Part) -> Bool {
      switch (self, other) {
      case (.byte(let a), .byte(let b)): a < b
      case (.byte(let a), _): a < UInt8(ascii: "0")
      case (_, .byte(let b)): UInt8(ascii: "0") < b
      case (.fraction(let a), .fraction(let b)): a.lexicographicallyPrecedes(b)
      case (.integer(let a), .integer(let b)):
        a.count != b.count ? a.count < b.count : a.lexicographicallyPrecedes(b)
      case (.integer, .fraction), (.fraction, .integer): false
      }
    }
  }

  private struct Parts: IteratorProtocol {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var isBehindZero = false
    private var isBehindPoint = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func next() -> Part? {
      guard index < bytes.count else { return nil }
      guard Self.isDigit(bytes[index]) else {
        defer { index += 1 }
        isBehindPoint = isBehindZero && bytes[index] == UInt8(ascii: ".")
        isBehindZero = false
        return .byte(bytes[index])
      }
      var digits = bytes[index...].prefix(while: Self.isDigit)
      index = digits.endIndex
      guard !isBehindPoint else {
        isBehindPoint = false
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return .fraction(digits)
      }
      while digits.first == UInt8(ascii: "0") { digits.removeFirst() }
      isBehindZero = digits.isEmpty
      return .integer(digits)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
  }
}
