import Canvas

/// A list of which one thing is picked.
struct PickList: Hashable {
  enum Choice: Hashable {
    case order(RunOrder)
    /// The configuration key to group by; nil for none.
    case group(String?)
    /// Something to do.
    case action(Action)
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

  init(title: String, items: [Item], current: Choice? = nil) {
    self.title = title
    self.items = items
    cursor = items.firstIndex { $0.choice == current } ?? 0
  }

  /// Those whose name has all words that were typed.
  var listed: [Item] {
    let words = filter.lowercased().split(separator: " ")
    return items.filter { item in words.allSatisfy { item.name.lowercased().contains($0) } }
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

  /// What a key or a click comes to.
  enum Answer: Hashable {
    case stays(PickList)
    case closes
    case picks(Choice)

    /// Keeps the list or closes it.
    ///
    /// - Returns: What was picked.
    func settle(_ list: inout PickList?) -> Choice? {
      switch self {
      case .stays(let changed): list = changed
      case .closes: list = nil
      case .picks(let choice):
        list = nil
        return choice
      }
      return nil
    }
  }

  func answer(to key: Key) -> Answer {
    var list = self
    switch key {
    case .escape: return .closes
    case .enter: return picked.map { .picks($0.choice) } ?? .stays(self)
    default:
      _ = list.type(key)
      return .stays(list)
    }
  }

  /// - Parameter body: the part of the screen that the list lies over.
  func answer(to event: MouseEvent, in body: Rect) -> Answer {
    var list = self
    switch event.kind {
    case .wheelUp: list.move(-3)
    case .wheelDown: list.move(3)
    case .press:
      guard let index = PickListView(self).item(atColumn: event.x, row: event.y, in: body) else {
        return .closes
      }
      return .picks(listed[index].choice)
    default: break
    }
    return .stays(list)
  }
}
