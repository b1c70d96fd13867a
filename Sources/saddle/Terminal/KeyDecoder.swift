/// Makes keys and reports of the mouse from characters and from the keys that the terminal's description names.
///
/// Terminals send more keys than their descriptions name, such as the arrows with modifiers. Their escape
/// sequences (ECMA-48) are read to their end here, so that no part of one is taken for typing.
struct KeyDecoder {
  enum Input: Hashable {
    case character(Unicode.Scalar)
    case key(Key)
  }

  /// What is to be read.
  enum Wanted: Hashable {
    /// Whatever has arrived.
    case next
    /// The rest of a sequence, which may still be on its way.
    case rest
    /// The rest of a sequence, a byte at a time, as a character below 256.
    case byte
  }

  typealias Reader = (Wanted) -> Input?

  private var pending: [Input] = []

  /// The next key or report, nil where `read` has no more input.
  mutating func next(read: Reader) -> TerminalEvent? {
    while let input = pending.popLast() ?? read(.next) {
      switch input {
      case .key(let key): return .key(key)
      case .character("\u{1B}"): if let event = eventAfterEscape(read: read) { return event }
      case .character(let scalar): if let key = Self.key(of: scalar) { return .key(key) }
      }
    }
    return nil
  }

  /// The first character after an escape has arrived with it: where nothing follows, or something else, the
  /// escape was a key of its own.
  private mutating func eventAfterEscape(read: Reader) -> TerminalEvent? {
    guard let input = read(.next) else { return .key(.escape) }
    switch input {
    case .character("["): return controlSequence(read: read)
    case .character("O"):
      guard case .character(let final) = read(.rest) else { return nil }
      return Self.key(final: final, parameter: 1).map { .key($0) }
    default:
      pending.append(input)
      return .key(.escape)
    }
  }

  /// Reads parameters up to the final byte, 0x40–0x7E; nil for a sequence without a meaning here.
  private mutating func controlSequence(read: Reader) -> TerminalEvent? {
    var parameters = ControlParameters()
    while let input = read(.rest) {
      switch input {
      case .character(let scalar) where (" "..."?").contains(scalar): parameters.append(scalar)
      case .character("M") where parameters.isEmpty: return mouseEvent(read: read)
      case .character(let scalar) where ("@"..."~").contains(scalar):
        return Self.event(final: scalar, parameters)
      default:
        // The sequence was cut, and this begins something else.
        pending.append(input)
        return nil
      }
    }
    return nil
  }

  /// The three bytes of a report of the mouse.
  private mutating func mouseEvent(read: Reader) -> TerminalEvent? {
    var bytes: [UInt8] = []
    while bytes.count < 3, let input = read(.byte) {
      guard case .character(let scalar) = input, let byte = UInt8(exactly: scalar.value), byte >= 32 else {
        pending.append(input)
        return nil
      }
      bytes.append(byte)
    }
    return MouseEvent(x10: bytes).map { .mouse($0) }
  }

  private static func event(final: Unicode.Scalar, _ parameters: ControlParameters) -> TerminalEvent? {
    if parameters.marker == "<", final == "M" || final == "m" {
      if parameters.isOdd { return nil }
      return MouseEvent(sgr: parameters.numbers, isRelease: final == "m").map { .mouse($0) }
    }
    let parameter = parameters.marker == nil ? parameters.numbers[0] : 0
    return key(final: final, parameter: parameter).map { .key($0) }
  }

  private static func key(final: Unicode.Scalar, parameter: Int) -> Key? {
    switch final {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "H": .home
    case "F": .end
    case "Z": .backTab
    case "M": parameter == 1 ? .enter : nil
    case "P"..."S": .function(Int(final.value - 79))
    case "~": tildeKey(parameter)
    default: nil
    }
  }

  private static func tildeKey(_ parameter: Int) -> Key? {
    switch parameter {
    case 1, 7: .home
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(parameter - 10)
    case 17...21: .function(parameter - 11)
    case 23...24: .function(parameter - 12)
    default: nil
    }
  }

  private static func key(of scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0x08, 0x7F: return .backspace
    case 0x09: return .tab
    case 0x0A, 0x0D: return .enter
    case 0x00...0x1F:
      // Control clears the bits 0x60 of the character.
      let letter = Unicode.Scalar(UInt8(scalar.value) | 0x40)
      return .control(Character(letter.properties.lowercaseMapping))
    case 0x80...0x9F: return nil
    default: return .character(scalar)
    }
  }
}
