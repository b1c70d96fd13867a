import ArrayFiles
import Testing

@Test func whatIsNoNumberIsCalledSoWhateverItsBits() {
  for bits: UInt32 in [0x7FC0_0000, 0x7FFF_FFFF, 0xFFC0_0000, 0x7F80_0001] {
    #expect(NumberText.of(Float(bitPattern: bits)) == "NaN")
  }
  #expect(NumberText.of(Float.infinity) == "inf")
  #expect(NumberText.of(Float(0.1)) == "0.1" && NumberText.of(-1.5) == "-1.5")
}
