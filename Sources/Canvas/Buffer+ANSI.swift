extension Buffer {
  /// The rows as text with the escape sequences of a terminal (ECMA-48 SGR), each ended by a line feed.
  ///
  /// A style's sequence is written where it changes and reset before the end of its row. With no colours
  /// there are no escape sequences at all, and with no style none are needed.
  public func ansi(colors depth: Capabilities.ColorDepth) -> String {
    (0..<height).map { ansi(row: $0, depth) + "\n" }.joined()
  }

  private func ansi(row y: Int, _ depth: Capabilities.ColorDepth) -> String {
    var text = ""
    var current: [Int] = []
    for x in 0..<lengthWithoutBlanks(row: y, depth) where self[x, y].glyph != Cell.continuation {
      let codes = self[x, y].style.sgrCodes(depth)
      if codes != current {
        // 0 first: it takes back what the next style has no code for.
        let parameters = (current.isEmpty ? codes : [0] + codes).map(String.init).joined(separator: ";")
        text += "\u{1B}[\(parameters)m"
        current = codes
      }
      text.unicodeScalars.append(self[x, y].glyph)
    }
    return current.isEmpty ? text : text + "\u{1B}[0m"
  }

  /// The columns up to the last one that shows anything.
  private func lengthWithoutBlanks(row y: Int, _ depth: Capabilities.ColorDepth) -> Int {
    func isSeen(_ cell: Cell) -> Bool {
      cell.glyph != " "
        || depth != .none && (!cell.style.background.isStandard || cell.style.attributes.contains(.reverse))
    }
    return ((0..<width).last { isSeen(self[$0, y]) } ?? -1) + 1
  }
}

extension Style {
  /// The parameters of the "select graphic rendition" sequence; none for plain text.
  fileprivate func sgrCodes(_ depth: Capabilities.ColorDepth) -> [Int] {
    if depth == .none { return [] }
    var codes: [Int] = []
    if attributes.contains(.bold) { codes.append(1) }
    if attributes.contains(.dim) { codes.append(2) }
    if attributes.contains(.reverse) { codes.append(7) }
    return codes + foreground.sgrCodes(depth, base: 30) + background.sgrCodes(depth, base: 40)
  }
}

extension Color {
  /// `base` is 30 for the foreground, 40 for the background.
  fileprivate func sgrCodes(_ depth: Capabilities.ColorDepth, base: Int) -> [Int] {
    let index = paletteIndex(depth: depth)
    if index < 0 { return [] }
    return switch depth {
    case .none: []
    case .ansi8, .ansi16: [index < 8 ? base + index : base + 60 + index - 8]
    case .indexed256: [base + 8, 5, index]
    case .truecolor: [base + 8, 2, Int(red), Int(green), Int(blue)]
    }
  }
}
