/// A line of the table of the mouse: how it is used, what that does, and where.
struct MouseRow {
  let shown: String
  let summary: String
  let scopes: Set<KeyScope>
}

/// What the mouse does: what help shows and what the README lists.
enum MouseTable {
  static let rows: [MouseRow] = [
    MouseRow(
      shown: "click ≡", summary: "on the top line: all that can be done, by name",
      scopes: [.home, .landscape, .watch, .sweep]),
    MouseRow(
      shown: "click", summary: "put the crosshair there; on the title of a panel: large, and back",
      scopes: [.home, .landscape]),
    MouseRow(shown: "wheel", summary: "zoom around the pointer", scopes: [.home, .landscape]),
    MouseRow(shown: "drag", summary: "move the axes along with the pointer", scopes: [.home, .landscape]),
    MouseRow(
      shown: "move", summary: "the crosshair goes along, where the terminal tells of moves",
      scopes: [.home, .landscape]),
    MouseRow(
      shown: "click",
      summary:
        "select a run, a tag, a place on a chart; on a run's mark: hide it; on a title: a chart large, the order "
        + "of the runs", scopes: [.watch]),
    MouseRow(shown: "drag", summary: "move the window along with the pointer", scopes: [.watch]),
    MouseRow(shown: "right click", summary: "the whole range again", scopes: [.watch]),
    MouseRow(
      shown: "wheel", summary: "zoom around the pointer; in lists and tables up and down", scopes: [.watch]),
    MouseRow(
      shown: "click", summary: "select a place in the table, the panel of a chart, a cell in training",
      scopes: [.sweep]),
  ]

  static func rows(in scope: KeyScope) -> [MouseRow] { rows.filter { $0.scopes.contains(scope) } }
}
