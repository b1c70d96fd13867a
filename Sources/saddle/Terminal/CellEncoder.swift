import CCurses
import Canvas

/// Turns the cells of a buffer into cells with numbers for colours.
struct CellEncoder {
  let depth: Capabilities.ColorDepth
  /// The bits kept of each channel of colours that stand for data, where the terminal has 24-bit colours.
  private(set) var gradedBits = 8
  private var numbers: [Color: Int32] = [:]

  init(depth: Capabilities.ColorDepth) { self.depth = depth }

  /// Makes do with fewer different colours, down to 32 levels a channel.
  mutating func coarsen() { gradedBits = max(5, gradedBits - 1) }

  mutating func encode(_ cell: Cell) -> curses_cell {
    let style = cell.style
    let isGraded = style.attributes.contains(.graded)
    var attributes: UInt32 = 0
    if style.attributes.contains(.bold) { attributes |= UInt32(CURSES_BOLD) }
    if style.attributes.contains(.dim) { attributes |= UInt32(CURSES_DIM) }
    if style.attributes.contains(.reverse) { attributes |= UInt32(CURSES_REVERSE) }
    return curses_cell(
      glyph: cell.glyph.value,
      foreground: number(of: style.foreground, isGraded: isGraded),
      background: number(of: style.background, isGraded: isGraded),
      attributes: attributes)
  }

  private mutating func number(of color: Color, isGraded: Bool) -> Int32 {
    if color.isStandard || depth == .none { return Int32(CURSES_STANDARD_COLOR) }
    if depth == .truecolor { return directNumber(of: color, bits: isGraded ? gradedBits : 8) }
    if let known = numbers[color] { return known }
    if numbers.count >= 4096 { numbers.removeAll(keepingCapacity: true) }
    let number = Int32(color.paletteIndex(depth: depth))
    numbers[color] = number
    return number
  }

  /// 0xRRGGBB with channels rounded down to `bits` bits, black and white kept.
  private func directNumber(of color: Color, bits: Int) -> Int32 {
    func channel(_ value: UInt8) -> Int32 {
      let kept = Int32(value) >> (8 - bits)
      return kept << (8 - bits) | kept >> (2 * bits - 8)
    }
    return channel(color.red) << 16 | channel(color.green) << 8 | channel(color.blue)
  }
}
