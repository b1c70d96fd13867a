/// Lets through what draws on a terminal and holds back what would do anything else.
///
/// A recording may come from anybody, and a terminal obeys what it is sent: with control sequences it sets the
/// clipboard and the title, prints, answers as if somebody typed, or sends keys in another form. So there is a list
/// of what passes: text, moves of the cursor, colours, erasing, scrolling, character sets, tab stops and the second
/// screen. What programs draw with is in it, so that what is seen is what was recorded.
struct DisplayFilter {
  /// Whether the second screen is shown.
  private(set) var isOnSecondScreen = false
  /// Whether it ever was.
  private(set) var hasSecondScreen = false
  /// The last byte that went through.
  private(set) var last: UInt8 = 0x0A

  private enum State {
    case text
    /// After the first byte of a C1 control in UTF-8, 0xC2.
    case c2
    /// After ESC, and intermediate bytes.
    case escape
    case control
    /// In a text for the terminal rather than the screen, up to its end.
    case string
    case stringAfterEscape
    case stringAfterC2
  }

  private var state = State.text
  /// The sequence so far, without ESC.
  private var sequence: [UInt8] = []
  private var isTooLong = false

  private static let longest = 256
  private static let escape: UInt8 = 0x1B

  /// What of a piece of output passes.
  mutating func pass(_ text: String) -> [UInt8] {
    var passed: [UInt8] = []
    passed.reserveCapacity(text.utf8.count)
    for byte in text.utf8 { take(byte, &passed) }
    if let end = passed.last { last = end }
    return passed
  }

  private mutating func take(_ byte: UInt8, _ passed: inout [UInt8]) {
    switch state {
    case .text: takeText(byte, &passed)
    case .c2:
      state = .text
      // U+0080–U+009F are controls, some of which begin sequences.
      switch byte {
      case 0x90, 0x98, 0x9D, 0x9E, 0x9F: state = .string
      case 0x9B: begin(.control)
      case 0x80..<0xA0: break
      default: passed += [0xC2, byte]
      }
    case .escape: takeEscape(byte, &passed)
    case .control: takeControl(byte, &passed)
    case .string:
      switch byte {
      case 0x07, 0x18, 0x1A: state = .text
      case Self.escape: state = .stringAfterEscape
      case 0xC2: state = .stringAfterC2
      default: break
      }
    case .stringAfterEscape:
      if byte == UInt8(ascii: "\\") {
        state = .text
      } else {
        begin(.escape)
        takeEscape(byte, &passed)
      }
    case .stringAfterC2: state = byte == 0x9C ? .text : .string
    }
  }

  private mutating func takeText(_ byte: UInt8, _ passed: inout [UInt8]) {
    switch byte {
    case Self.escape: begin(.escape)
    case 0xC2: state = .c2
    // Backspace, tab, line feeds, carriage return, and the two character sets; bells and questions do not pass.
    case 0x08...0x0F, 0x20...0x7E, 0x80...: passed.append(byte)
    default: break
    }
  }

  private mutating func begin(_ next: State) {
    state = next
    sequence = []
    isTooLong = false
  }

  private mutating func append(_ byte: UInt8) {
    if sequence.count < Self.longest { sequence.append(byte) } else { isTooLong = true }
  }

  private mutating func takeEscape(_ byte: UInt8, _ passed: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "[") where sequence.isEmpty: begin(.control)
    // Texts for the terminal: DCS, SOS, OSC, PM, APC, and the title of screen.
    case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "_"),
      UInt8(ascii: "k"):
      state = sequence.isEmpty ? .string : .text
    case 0x20...0x2F: append(byte)
    case 0x30...0x7E:
      state = .text
      append(byte)
      if isDrawing(escape: sequence), !isTooLong { passed += [Self.escape] + sequence }
    case Self.escape: begin(.escape)
    default: state = .text
    }
  }

  private func isDrawing(escape sequence: [UInt8]) -> Bool {
    switch sequence.count {
    // Save and restore the cursor, move by lines, set a tab stop, shift to a character set, start over.
    case 1: "78DEHMNOcno|}~".utf8.contains(sequence[0])
    // A character set is chosen; the screen is filled with E.
    case 2: "()*+-./".utf8.contains(sequence[0]) || sequence == Array("#8".utf8)
    default: false
    }
  }

  private mutating func takeControl(_ byte: UInt8, _ passed: inout [UInt8]) {
    switch byte {
    case 0x20...0x3F: append(byte)
    case 0x40...0x7E:
      state = .text
      if isTooLong { return }
      if let drawing = drawing(control: sequence, final: byte) {
        passed += [Self.escape, UInt8(ascii: "[")] + drawing + [byte]
      }
    case Self.escape: begin(.escape)
    default: state = .text
    }
  }

  /// The parameters of a sequence as far as they draw; nil where nothing of it does.
  private mutating func drawing(control sequence: [UInt8], final: UInt8) -> [UInt8]? {
    let parameters = sequence.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    // Nothing is repeated or moved more often than a screen has cells in a row.
    guard parameters.allSatisfy({ $0.filter { (0x30...0x39).contains($0) }.count <= 4 || final == 0x6D })
    else { return nil }
    guard let first = sequence.first, !(0x30...0x3B).contains(first) else {
      let isPlain = sequence.allSatisfy { (0x30...0x3B).contains($0) }
      if isPlain, "hl".utf8.contains(final) { return Self.kept(parameters, of: ["4", "20"]) }
      return isPlain && "@ABCDEFGHIJKLMPSTXZ`abdefgmrsu".utf8.contains(final) ? sequence : nil
    }
    guard first == UInt8(ascii: "?"), sequence.dropFirst().allSatisfy({ (0x30...0x3B).contains($0) }) else {
      return sequence == [UInt8(ascii: "!")] && final == UInt8(ascii: "p") ? sequence : nil
    }
    switch final {
    case UInt8(ascii: "J"), UInt8(ascii: "K"): return sequence
    case UInt8(ascii: "h"), UInt8(ascii: "l"):
      let modes = [parameters[0].dropFirst()] + parameters.dropFirst()
      guard let kept = Self.kept(modes, of: Self.drawingModes) else { return nil }
      if !Set(modes.map { String(decoding: $0, as: UTF8.self) }).isDisjoint(with: Self.secondScreens) {
        isOnSecondScreen = final == UInt8(ascii: "h")
        if isOnSecondScreen { hasSecondScreen = true }
      }
      return [first] + kept
    default: return nil
    }
  }

  private static let secondScreens: Set<String> = ["47", "1047", "1049"]
  /// Reversed colours, the origin, wrapping, the blinking and the visible cursor, margins, the second screen, the
  /// saved cursor, and updates at one time.
  private static let drawingModes = secondScreens.union([
    "5", "6", "7", "12", "25", "45", "69", "1048", "2026",
  ])

  private static func kept(_ modes: [ArraySlice<UInt8>], of known: Set<String>) -> [UInt8]? {
    let kept = modes.filter { known.contains(String(decoding: $0, as: UTF8.self)) }
    return kept.isEmpty ? nil : Array(kept.joined(separator: [UInt8(ascii: ";")]))
  }
}
