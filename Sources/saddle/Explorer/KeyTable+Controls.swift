extension KeyTable {
  /// The keys of the panel of controls, while it is open.
  static let controlRows: [KeyRow] = [
    row(
      "j k ↓ ↑", "another control", names: ["the next control", "the control before"],
      [
        (.character("j"), .move(down: 1)), (.down, .move(down: 1)), (.character("k"), .move(down: -1)),
        (.up, .move(down: -1)),
      ]),
    row(
      "h l ← →", "the value before, the next value", names: ["the value before", "the next value"],
      [
        (.character("h"), .change(up: false)), (.left, .change(up: false)),
        (.character("l"), .change(up: true)),
        (.right, .change(up: true)),
      ]),
    row("enter", "type a value; enter takes it", [(.enter, .type)]),
    row(
      "pgup pgdn", "ten controls up, down", names: ["ten controls up", "ten controls down"],
      [(.pageUp, .move(down: -10)), (.pageDown, .move(down: 10))]),
    row("esc", "close the panel", [(.escape, .toggle)]),
  ]

  private static func row(
    _ shown: String, _ summary: String, names: [String] = [], _ bindings: [(Key, ControlAction)]
  ) -> KeyRow {
    KeyRow(
      shown: shown, summary: summary, names: names,
      bindings: bindings.map { (key: $0, action: .controls($1)) },
      scopes: [.controls])
  }
}
