/// A protocol buffer message in the making: its fields one after the other, in the order in which they are set.
struct ProtobufMessage {
  private(set) var bytes: [UInt8] = []

  mutating func set(_ number: Int, to value: Double) {
    setKey(number, wire: 1)
    append(value.bitPattern)
  }

  mutating func set(_ number: Int, to value: Float) {
    setKey(number, wire: 5)
    append(value.bitPattern)
  }

  mutating func set(_ number: Int, to value: Int) {
    setKey(number, wire: 0)
    appendVarint(UInt64(bitPattern: Int64(value)))
  }

  mutating func set(_ number: Int, to value: Bool) { set(number, to: value ? 1 : 0) }

  mutating func set(_ number: Int, to text: String) {
    setKey(number, wire: 2)
    var text = text
    text.withUTF8 {
      appendVarint(UInt64($0.count))
      bytes.append(contentsOf: $0)
    }
  }

  mutating func set(_ number: Int, to message: ProtobufMessage) {
    setKey(number, wire: 2)
    appendVarint(UInt64(message.bytes.count))
    bytes.append(contentsOf: message.bytes)
  }

  private mutating func setKey(_ number: Int, wire: UInt64) { appendVarint(UInt64(number) << 3 | wire) }

  private mutating func appendVarint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
