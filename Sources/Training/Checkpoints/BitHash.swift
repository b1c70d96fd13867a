/// A number that tells whether other numbers came back as they were: FNV-1a over their bits.
///
/// The FNV hash: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
struct BitHash {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x100_0000_01B3 }

  mutating func add(_ number: Double) { add(number.bitPattern) }

  mutating func add(_ numbers: [Float]) {
    add(UInt64(numbers.count))
    for number in numbers { add(UInt64(number.bitPattern)) }
  }

  mutating func add(_ text: String) {
    add(UInt64(text.utf8.count))
    for byte in text.utf8 { add(UInt64(byte)) }
  }

  /// In hexadecimal.
  var text: String { String(value, radix: 16) }
}
