import Testing

@testable import Canvas

struct ColorSlotsTests {
  @Test func slotsAreGivenAnewWhenAllAreTaken() {
    var slots = ColorSlots()
    for i in 0..<UInt32(ColorSlots.capacity) { #expect(slots.slot(of: Color(i)) == (Int(i), true)) }
    #expect(slots.slot(of: Color(5)) == (5, false))
    #expect(slots.slot(of: Color(0xFFFFFF)) == (0, true))
    #expect(slots.slot(of: Color(5)) == (1, true))
  }
}
