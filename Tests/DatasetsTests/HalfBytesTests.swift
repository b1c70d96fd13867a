import Testing

@testable import Datasets

@Suite struct HalfBytesTests {
  private func unpacked(_ packed: [UInt8], count: Int) -> [UInt8] {
    packed.withUnsafeBufferPointer { HalfBytes.unpacked($0, count: count) }
  }

  @Test func pixelsAndRunsAreUnpacked() {
    // 3, one zero, 15, three zeros, 1.
    #expect(unpacked([0x30, 0x0F, 0x02, 0x10], count: 7) == [3, 0, 15, 0, 0, 0, 1])
  }

  @Test func aRunMayBeLong() {
    // 15 zeros, then 7; 16 + 0x21 zeros, then 9.
    #expect(unpacked([0x0E, 0x70], count: 16) == [UInt8](repeating: 0, count: 15) + [7])
    #expect(unpacked([0x0F, 0x21, 0x90], count: 50) == [UInt8](repeating: 0, count: 49) + [9])
  }
}
