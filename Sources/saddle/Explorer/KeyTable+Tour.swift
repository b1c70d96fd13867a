extension KeyTable {
  /// The keys of a tour.
  static let tourRows: [KeyRow] = [
    row("enter pgdn", "the next scene", [(.enter, .next), (.pageDown, .next)]),
    row("backspace pgup", "the scene before", [(.backspace, .back), (.pageUp, .back)]),
    row("g", "leave the tour to explore, and come back to the scene", [(.character("g"), .leave)]),
  ]

  private static func row(_ shown: String, _ summary: String, _ bindings: [(Key, TourAction)]) -> KeyRow {
    KeyRow(
      shown: shown, summary: summary, bindings: bindings.map { (key: $0, action: .tour($1)) }, scopes: [.tour]
    )
  }
}
