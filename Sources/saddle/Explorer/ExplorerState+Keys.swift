extension ExplorerState {
  /// Does what a key stands for: for what lies over the screen, if that takes keys, else by the table.
  mutating func press(_ key: Key) -> [Effect] {
    if let typed = controls?.typed { return type(key, into: typed) }
    return action(for: key).map { reduce($0) } ?? []
  }

  private func action(for key: Key) -> Action? {
    if controls != nil, helpOffset == nil, let action = KeyTable.action(for: key, in: .controls) {
      return action
    }
    return KeyTable.action(for: key, in: screen.keys, panels: losses.count)
  }
}
