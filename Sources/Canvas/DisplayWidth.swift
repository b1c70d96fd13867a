extension Unicode.Scalar {
  /// How many terminal columns the scalar takes: 0 for combining marks, 2 for East Asian wide ones and
  /// emoji (Unicode Standard Annex 11), else 1. Control characters count 1: they are drawn as "�".
  public var displayWidth: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    if value == 0x200B || value == 0x200C || value == 0x200D || value == 0x2060 { return 0 }
    if (0xFE00...0xFE0F).contains(value) { return 0 }
    if (0x1160...0x11FF).contains(value) { return 0 }
    return isWide ? 2 : 1
  }

  private var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF,
      0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
      return true
    default:
      return properties.isEmojiPresentation
    }
  }

  /// Whether a terminal could take the scalar for a command or for a change of direction.
  var isUnsafeOnTerminal: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      return displayWidth > 0
    default:
      return false
    }
  }
}

extension String {
  /// How many terminal columns ``Buffer/write(_:x:y:style:limit:)`` takes for the text.
  public var displayWidth: Int { unicodeScalars.reduce(0) { $0 + $1.displayWidth } }

  /// The longest beginning that fits into `columns`; where something was cut it ends in "…".
  public func clipped(toWidth columns: Int) -> String {
    if displayWidth <= columns { return self }
    if columns <= 0 { return "" }
    var result = String.UnicodeScalarView()
    var used = 0
    for scalar in unicodeScalars {
      if used + scalar.displayWidth > columns - 1 { break }
      used += scalar.displayWidth
      result.append(scalar)
    }
    return String(result) + "…"
  }

  /// The beginning and the end of the text with "…" between them where it is too long, where there is room for
  /// both: what tells names apart stands as often at the one as at the other.
  public func clippedInTheMiddle(toWidth columns: Int) -> String {
    if displayWidth <= columns { return self }
    if columns < 5 { return clipped(toWidth: columns) }
    let head = (columns - 1) / 2
    var tail = ""
    for character in reversed() {
      if tail.displayWidth + String(character).displayWidth > columns - 1 - head { break }
      tail = String(character) + tail
    }
    return clipped(toWidth: head + 1) + tail
  }
}
