/// Numbers colours in the order they come, for arrays of what was computed for them.
struct ColorSlots {
  static let capacity = 4096
  /// The hash table: a colour's bits, or 0, and its slot.
  private var keys = [UInt32](repeating: 0, count: 2 * capacity)
  private var values = [Int](repeating: 0, count: 2 * capacity)
  private var count = 0

  /// The slot of a colour and whether it was given just now. When all slots are taken they are given anew.
  mutating func slot(of color: Color) -> (slot: Int, isNew: Bool) {
    // 2⁶⁴ divided by the golden ratio spreads neighbouring colours over the table's 2¹³ places.
    var place = Int((UInt64(color.bits) &* 0x9E37_79B9_7F4A_7C15) >> 51)
    while keys[place] != 0 {
      if keys[place] == color.bits { return (values[place], false) }
      place = (place + 1) % keys.count
    }
    if count == Self.capacity {
      self = ColorSlots()
      return slot(of: color)
    }
    keys[place] = color.bits
    values[place] = count
    count += 1
    return (count - 1, true)
  }
}
