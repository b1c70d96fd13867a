extension PickList {
  /// All that can be done with keys, by name, the keys beside.
  ///
  /// - Parameters:
  ///   - scopes: where the keys have their meaning, the first before the others.
  ///   - others: what can be done without a key of its own.
  static func actions(
    in scopes: [KeyScope], panels: Int = KeyTable.mostPanels, others: [Item] = []
  ) -> PickList {
    let items = scopes.flatMap { KeyTable.rows(in: $0, panels: panels) }.flatMap { row in
      row.commands.filter { $0.action != .palette }.map {
        Item(name: $0.name, note: $0.key.name, choice: .action($0.action))
      }
    }
    return PickList(title: "what to do", items: items + others)
  }
}

extension Key {
  /// How the key is written in tables.
  var name: String {
    switch self {
    case .character(" "): "space"
    case .character(let scalar): String(scalar)
    case .enter: "enter"
    case .escape: "esc"
    case .tab: "tab"
    case .backTab: "shift tab"
    case .backspace: "backspace"
    case .delete: "del"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "home"
    case .end: "end"
    case .pageUp: "pgup"
    case .pageDown: "pgdn"
    case .function(let number): "F\(number)"
    case .control(let letter): "^\(letter.uppercased())"
    }
  }
}
