import CChecksums
import Testing

@Test func castagnolisChecksumIsThatOfItsStandard() {
  // RFC 3720, B.4.
  let examples: [([UInt8], UInt32)] = [
    ([UInt8](repeating: 0, count: 32), 0x8A91_36AA), ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
    ((0..<32).map { UInt8($0) }, 0x46DD_794E), (Array("123456789".utf8), 0xE306_9283), ([], 0),
  ]
  for (bytes, checksum) in examples {
    #expect(saddle_crc32c(bytes, bytes.count) == checksum)
    #expect(saddle_crc32c_tables(bytes, bytes.count) == checksum)
  }
}

@Test func instructionAndTablesAgreeOnEveryLength() {
  var random = SplitMix(seed: 1)
  for count in 0..<200 {
    let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    #expect(saddle_crc32c(bytes, count) == saddle_crc32c_tables(bytes, count))
  }
}
