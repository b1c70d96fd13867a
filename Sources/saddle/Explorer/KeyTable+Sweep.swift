extension KeyTable {
  /// The keys of the sweep screen.
  static let sweepRows: [KeyRow] = [
    KeyRow(
      shown: "tab", summary: "the table, or the cells that are being trained",
      bindings: [(.tab, .sweep(.nextPane)), (.backTab, .sweep(.nextPane))], scopes: [.sweep]),
    KeyRow(
      shown: "h j k l ← ↓ ↑ →", summary: "another place in the table, or another cell",
      names: ["left", "down", "up", "right"].map { "move \($0) in the table" },
      bindings: [
        (.character("h"), .moveCrosshair(right: -1, up: 0)), (.left, .moveCrosshair(right: -1, up: 0)),
        (.character("j"), .moveCrosshair(right: 0, up: -1)), (.down, .moveCrosshair(right: 0, up: -1)),
        (.character("k"), .moveCrosshair(right: 0, up: 1)), (.up, .moveCrosshair(right: 0, up: 1)),
        (.character("l"), .moveCrosshair(right: 1, up: 0)), (.right, .moveCrosshair(right: 1, up: 0)),
      ], scopes: [.sweep]),
    KeyRow(
      shown: "p", summary: "the next panel: another choice of weight decays",
      bindings: [(.character("p"), .sweep(.nextPanel))], scopes: [.sweep]),
    KeyRow(
      shown: "enter", summary: "open the training on the other screens, from its first step; q comes back",
      bindings: [(.enter, .sweep(.open))], scopes: [.sweep]),
    KeyRow(
      shown: "esc", summary: "close help; go on with the sweep where q asks", bindings: [(.escape, .dismiss)],
      scopes: [.sweep]),
  ]
}
