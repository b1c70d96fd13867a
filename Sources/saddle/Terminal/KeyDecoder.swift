/// Makes keys from characters and from the keys that the terminal's description names.
///
/// Terminals send more keys than their descriptions name, such as the arrows with modifiers. Their escape
/// sequences (ECMA-48) are read to their end here, so that no part of one is taken for typing.
struct KeyDecoder {
  enum Input: Hashable {
    case character(Unicode.Scalar)
    case key(Key)
  }

  private var pending: [Input] = []

  /// The next key, nil where `read` has no more input.
  mutating func next(read: () -> Input?) -> Key? {
    while let input = pending.popLast() ?? read() {
      switch input {
      case .key(let key): return key
      case .character("\u{1B}"): if let key = keyAfterEscape(read: read) { return key }
      case .character(let scalar): if let key = Self.key(of: scalar) { return key }
      }
    }
    return nil
  }

  /// The rest of an escape sequence has arrived with its beginning: where nothing follows, or something
  /// else, the escape was a key of its own.
  private mutating func keyAfterEscape(read: () -> Input?) -> Key? {
    guard let input = read() else { return .escape }
    switch input {
    case .character("["): return Self.controlSequence(read: read)
    case .character("O"):
      guard case .character(let final) = read() else { return nil }
      return Self.key(final: final, parameter: 1)
    default:
      pending.append(input)
      return .escape
    }
  }

  /// Reads parameters up to the final byte, 0x40–0x7E; nil for a sequence that is no known key.
  private static func controlSequence(read: () -> Input?) -> Key? {
    var parameter = 0
    var isFirst = true
    while case .character(let scalar) = read() {
      switch scalar {
      case "0"..."9":
        if isFirst, parameter < 1000 { parameter = parameter * 10 + Int(scalar.value - 48) }
      case "@"..."~": return key(final: scalar, parameter: parameter)
      case " "..."?": isFirst = false
      default: return nil
      }
    }
    return nil
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
