import Testing

@testable import Canvas

@Suite struct ZlibStreamTests {
  /// Around the 65,535 bytes that a stored block holds.
  @Test(arguments: [0, 1, 1000, 65534, 65535, 65536, 200_000])
  func bothFormsReadBack(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
    #expect(try PNGReader.inflate(ZlibStream.stored(bytes), count: count) == bytes)
    #expect(try PNGReader.inflate(#require(ZlibStream.compressed(bytes)), count: count) == bytes)
  }

  @Test func compressesWhatRepeats() throws {
    #expect(ZlibStream.encode([UInt8](repeating: 7, count: 10000)).count < 100)
  }
}
