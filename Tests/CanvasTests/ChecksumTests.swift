import Testing

@testable import Canvas

@Suite struct ChecksumTests {
  /// The check values that the standards' catalogues give for "123456789", and an IEND chunk's CRC.
  @Test func knownValues() {
    #expect(Checksum.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Checksum.crc32(Array("IEND".utf8)) == 0xAE42_6082)
    #expect(Checksum.crc32([]) == 0)
    #expect(Checksum.adler32(Array("Wikipedia".utf8)) == 0x11E6_0398)
    #expect(Checksum.adler32([]) == 1)
  }

  @Test func adlerOfManyBytesDoesNotOverflow() {
    // With a = 1 + 255 n and b = n + 255 n (n + 1) / 2, both modulo 65521.
    let n = 100_000
    let a = UInt32((1 + 255 * n) % 65521)
    let b = UInt32((n + 255 * n * (n + 1) / 2) % 65521)
    #expect(Checksum.adler32([UInt8](repeating: 255, count: n)) == b << 16 | a)
  }
}
