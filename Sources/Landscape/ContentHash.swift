/// A number of 128 bits that tells contents apart, the same on every machine.
///
/// Two sums over words of 64 bits: FNV-1a with a shift that brings high bits down again, and the mixing of
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
public struct ContentHash: Sendable {
  private var first: UInt64 = 0xCBF2_9CE4_8422_2325
  private var second: UInt64 = 0x9E37_79B9_7F4A_7C15

  public init() {}

  public mutating func add(_ word: UInt64) {
    let product = (first ^ word) &* 0x100_0000_01B3
    first = product ^ product >> 32
    var z = (second ^ word) &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    second = z ^ z >> 31
  }

  /// The length, then the bits of each number.
  public mutating func add(_ numbers: [Float]) {
    add(UInt64(numbers.count))
    for number in numbers { add(UInt64(number.bitPattern)) }
  }

  /// The length, then the bytes.
  public mutating func add(_ text: String) {
    add(UInt64(text.utf8.count))
    for byte in text.utf8 { add(UInt64(byte)) }
  }

  /// 32 hexadecimal digits.
  public var text: String {
    [first, second].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  public static func text(of numbers: [Float]...) -> String {
    var hash = ContentHash()
    for numbers in numbers { hash.add(numbers) }
    return hash.text
  }
}
