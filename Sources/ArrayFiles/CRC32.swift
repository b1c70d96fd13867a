/// The checksum of zip (ISO 3309, polynomial 0xEDB88320), eight bytes at a time with eight tables.
package struct CRC32 {
  private var state: UInt32 = 0xFFFF_FFFF

  package init() {}

  /// Goes on behind bytes with the checksum `value`.
  package init(goingOnFrom value: UInt32) { state = ~value }

  package var value: UInt32 { ~state }

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var crc = state
    Self.tables.withUnsafeBufferPointer { tables in
      var next = 0
      while next + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: next, as: UInt64.self).littleEndian ^ UInt64(crc)
        crc = 0
        for index in 0..<8 {
          crc ^= tables[(7 - index) << 8 | Int(word >> UInt64(8 * index) & 0xFF)]
        }
        next += 8
      }
      while next < bytes.count {
        crc = crc >> 8 ^ tables[Int(crc & 0xFF ^ UInt32(bytes[next]))]
        next += 1
      }
    }
    state = crc
  }

  /// Table k at 256·k: what a byte does to the checksum k bytes later.
  private static let tables: [UInt32] = {
    var tables = (0..<256).map { (byte: UInt32) in
      (0..<8).reduce(byte) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    for index in 256..<2048 {
      let before = tables[index - 256]
      tables.append(before >> 8 ^ tables[Int(before & 0xFF)])
    }
    return tables
  }()
}
