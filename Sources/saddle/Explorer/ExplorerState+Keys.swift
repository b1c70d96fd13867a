extension ExplorerState {
  /// Does what a key stands for: for what lies over the screen, if that takes keys, else by the table.
  mutating func press(_ key: Key) -> [Effect] {
    if told != nil {
      told = nil
      return []
    }
    remark = nil
    if let prompt { return take(prompt.fileAnswer(to: key)) }
    if let palette { return take(palette.answer(to: key)) }
    if let typed = controls?.typed { return type(key, into: typed) }
    if let offset = helpOffset.flatMap({ HelpView.offset($0, after: key) }) {
      helpOffset = offset
      return []
    }
    return action(for: key).map { reduce($0) } ?? []
  }

  /// Does what a list came to.
  mutating func take(_ answer: PickList.Answer) -> [Effect] {
    if case .action(let action) = answer.settle(&palette) { return reduce(action) }
    return []
  }

  /// All that can be done in this state, and every control by name.
  var actions: PickList {
    let controls = setup.map { setup in
      Control.all(of: setup).enumerated().map { place, control in
        PickList.Item(
          name: "set \(control.name)", note: control.text(in: setup), choice: .action(.controls(.open(place)))
        )
      }
    }
    return .actions(
      in: (tour == nil ? [] : [.tour]) + [screen.keys] + (self.controls == nil ? [] : [.controls]),
      panels: losses.count,
      others: controls ?? [])
  }

  private func action(for key: Key) -> Action? {
    if controls != nil, helpOffset == nil, let action = KeyTable.action(for: key, in: .controls) {
      return action
    }
    if tour != nil, helpOffset == nil, let action = KeyTable.action(for: key, in: .tour) { return action }
    return KeyTable.action(for: key, in: screen.keys, panels: losses.count)
  }
}
