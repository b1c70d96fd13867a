import Testing

@testable import ArrayFiles

private func checksum(_ pieces: [[UInt8]]) -> UInt32 {
  var checksum = CRC32()
  for piece in pieces { piece.withUnsafeBytes { checksum.update($0) } }
  return checksum.value
}

@Test func theChecksumIsThatOfItsStandard() {
  // The check value of the catalogue of CRC algorithms, and zlib's for 0 … 99.
  #expect(checksum([Array("123456789".utf8)]) == 0xCBF4_3926)
  #expect(checksum([Array(0..<100)]) == 0x58C9_32F5)
  #expect(checksum([]) == 0)
}

@Test func piecesGiveTheChecksumOfTheWhole() {
  for cut in 0...30 {
    #expect(
      checksum([Array(0..<100).prefix(cut), Array(0..<100).dropFirst(cut)].map(Array.init))
        == checksum([Array(0..<100)]))
  }
}
