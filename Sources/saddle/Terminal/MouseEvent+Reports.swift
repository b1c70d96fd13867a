extension MouseEvent {
  /// A report `CSI < code ; column ; row M`, or with `m` at the end for a release (SGR, mode 1006).
  ///
  /// nil for one that is malformed, or of a button without a meaning here.
  init?(sgr numbers: [Int], isRelease: Bool) {
    guard numbers.count == 3 else { return nil }
    self.init(code: numbers[0], column: numbers[1], row: numbers[2], isRelease: isRelease)
  }

  /// A report `CSI M` with three bytes, each 32 more than the code, the column and the row: what terminals send
  /// that do not know SGR.
  init?(x10 bytes: [UInt8]) {
    guard bytes.count == 3, bytes.allSatisfy({ $0 >= 32 }) else { return nil }
    self.init(
      code: Int(bytes[0]) - 32, column: Int(bytes[1]) - 32, row: Int(bytes[2]) - 32, isRelease: false)
  }

  /// Columns and rows count from 1. Of the code, the bits 0 and 1 are the button, 3 for none; 4, 8 and 16 are
  /// modifiers, 32 says that it moved, and 64 that the button is a direction of the wheel.
  private init?(code: Int, column: Int, row: Int, isRelease: Bool) {
    // From 128 on: buttons for going back and forward.
    guard (0..<128).contains(code), column > 0, row > 0 else { return nil }
    let number = code & 3
    let hasMoved = code & 32 != 0
    let button: Button? = number < 3 ? Button.allCases[number] : nil
    (x, y) = (column - 1, row - 1)
    if code & 64 != 0 {
      if hasMoved || isRelease { return nil }
      kind = [.wheelUp, .wheelDown, .wheelLeft, .wheelRight][number]
    } else {
      self.button = button
      kind = hasMoved ? (button == nil ? .move : .drag) : isRelease || button == nil ? .release : .press
    }
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
  }
}
