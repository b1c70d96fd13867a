/// Pixels of sixteen greys in half bytes, the high one of a byte first, with runs of 0 packed: 1 … 15 is a pixel;
/// 0 and n are n + 1 pixels of 0, and where n is 15, 16 + the number in the next two half bytes.
enum HalfBytes {
  private static let longRun = 15

  /// The first `count` pixels, a byte each.
  ///
  /// - Precondition: `packed` holds so many.
  static func unpacked(_ packed: UnsafeBufferPointer<UInt8>, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { pixels, filled in
      pixels.initialize(repeating: 0)
      var half = 0
      func next() -> Int {
        let byte = Int(packed[half >> 1])
        defer { half += 1 }
        return half & 1 == 0 ? byte >> 4 : byte & 15
      }
      var pixel = 0
      while pixel < count {
        let value = next()
        if value > 0 {
          pixels[pixel] = UInt8(value)
          pixel += 1
        } else {
          let run = next()
          pixel += run < longRun ? run + 1 : 16 + (next() << 4 | next())
        }
      }
      precondition(pixel == count)
      filled = count
    }
  }
}
