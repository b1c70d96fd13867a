/// A list of which one thing is picked.
struct PickList: Hashable {
  enum Choice: Hashable {
    case order(RunOrder)
    /// The configuration key to group by; nil for none.
    case group(String?)
  }

  struct Item: Hashable {
    let name: String
    let note: String
    let choice: Choice
  }

  let title: String
  let items: [Item]
  private(set) var cursor: Int
  private(set) var filter = ""

  init(title: String, items: [Item], current: Choice) {
    self.title = title
    self.items = items
    cursor = items.firstIndex { $0.choice == current } ?? 0
  }

  /// Those whose name has what was typed.
  var listed: [Item] {
    filter.isEmpty ? items : items.filter { $0.name.lowercased().contains(filter.lowercased()) }
  }

  var picked: Item? { listed.indices.contains(cursor) ? listed[cursor] : nil }

  /// Takes in a key that moves or narrows; false for others.
  mutating func type(_ key: Key) -> Bool {
    switch key {
    case .up: move(-1)
    case .down: move(1)
    case .pageUp: move(-10)
    case .pageDown: move(10)
    case .character(let scalar):
      filter.unicodeScalars.append(scalar)
      cursor = 0
    case .backspace:
      if !filter.isEmpty { filter.removeLast() }
      cursor = 0
    default: return false
    }
    return true
  }

  private mutating func move(_ count: Int) {
    cursor = (cursor + count).clamped(to: 0...max(0, listed.count - 1))
  }
}
