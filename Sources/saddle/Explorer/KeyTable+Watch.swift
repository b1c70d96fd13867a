extension KeyTable {
  /// The keys of the watch screen.
  static let watchRows: [KeyRow] = [
    row(
      "tab", "the next of runs, tags and charts",
      names: ["the next of runs, tags and charts", "the one before of runs, tags and charts"],
      [(.tab, .nextPane(forward: true)), (.backTab, .nextPane(forward: false))]),
    KeyRow(
      shown: "h j k l ← ↓ ↑ →",
      summary:
        "up and down: another run in the list of runs, else another tag; left and right: the crosshair",
      names: ["the crosshair left", "the next run or tag", "the run or tag before", "the crosshair right"],
      bindings: [
        (.character("h"), .moveCrosshair(right: -1, up: 0)), (.left, .moveCrosshair(right: -1, up: 0)),
        (.character("j"), .moveCrosshair(right: 0, up: -1)), (.down, .moveCrosshair(right: 0, up: -1)),
        (.character("k"), .moveCrosshair(right: 0, up: 1)), (.up, .moveCrosshair(right: 0, up: 1)),
        (.character("l"), .moveCrosshair(right: 1, up: 0)), (.right, .moveCrosshair(right: 1, up: 0)),
      ], scopes: [.watch]),
    row(
      "pgup pgdn home end",
      "ten up, ten down, the first, the last; below a large chart the values of further runs",
      names: ["ten runs or tags up", "ten runs or tags down", "the first run or tag", "the last run or tag"],
      [
        (.pageUp, .page(down: -1)), (.pageDown, .page(down: 1)), (.home, .toEnd(last: false)),
        (.end, .toEnd(last: true)),
      ]),
    row(
      "enter", "one chart large with the values of every run at the crosshair, and back",
      [(.enter, .toggleLarge)]),
    row("space", "hide the run, or show it", [(.character(" "), .toggleShown)]),
    row("s", "the run alone, and back", [(.character("s"), .toggleSolo)]),
    row("p", "pin the run to the top, and back", [(.character("p"), .togglePinned)]),
    row("a", "show all runs, no more than 100", [(.character("a"), .showAllRuns)]),
    row("/", "filter tags, or runs in their list: words or /regex/", [(.character("/"), .filter)]),
    row("o", "list runs by name, time, step or the last value of a tag", [(.character("o"), .sort)]),
    row("g", "group runs by a key of their configuration: mean and band", [(.character("g"), .group)]),
    row("i", "the configuration and summary of the run", [(.character("i"), .toggleConfiguration)]),
    row("d", "only what differs between the runs that are shown", [(.character("d"), .toggleDifferences)]),
    row("x", "along steps, time since the start, the time of day, epochs", [(.character("x"), .nextAxis)]),
    row(
      "X L", "a logarithmic axis across, up; and back",
      names: ["a logarithmic axis across, and back", "a logarithmic axis up, and back"],
      [(.character("X"), .toggleLogX), (.character("L"), .toggleLogY)]),
    row(
      "m M", "smooth more, less", names: ["smooth more", "smooth less"],
      [(.character("m"), .smooth(more: true)), (.character("M"), .smooth(more: false))]),
    row(
      "z Z", "zoom in, out around the crosshair",
      names: ["zoom in around the crosshair", "zoom out around the crosshair"],
      [(.character("z"), .zoom(closer: true)), (.character("Z"), .zoom(closer: false))]),
    row(
      "< >", "move the window left, right; with d open, compare further runs",
      names: ["move the window left", "move the window right"],
      [(.character("<"), .pan(right: -1)), (.character(">"), .pan(right: 1))]),
    row("0", "the whole range again", [(.character("0"), .showWhole)]),
    row("f", "follow: the window stays at the newest points", [(.character("f"), .followNewest)]),
    row(
      "y", "leave the outermost percents out of the range upwards, and back",
      [(.character("y"), .toggleOutliers)]),
    row(
      "A", "all points where steps went back, or what the last write left",
      [(.character("A"), .toggleAllWrites)]),
    row(
      "+ -", "larger charts, more of them", names: ["larger charts", "more charts"],
      [
        (.character("+"), .resizeCharts(larger: true)), (.character("="), .resizeCharts(larger: true)),
        (.character("-"), .resizeCharts(larger: false)), (.character("_"), .resizeCharts(larger: false)),
      ]),
    row("b", "hide the lists, and back", [(.character("b"), .toggleLists)]),
    row("e", "write the chart to a .png, .svg or .csv file", [(.character("e"), .export)]),
    KeyRow(
      shown: "esc", summary: "close what lies on top, take the crosshair, the zoom and the filters away",
      bindings: [(.escape, .dismiss)], scopes: [.watch]),
  ]

  private static func row(
    _ shown: String, _ summary: String, names: [String] = [], _ bindings: [(Key, WatchAction)]
  ) -> KeyRow {
    KeyRow(
      shown: shown, summary: summary, names: names, bindings: bindings.map { (key: $0, action: .watch($1)) },
      scopes: [.watch])
  }
}
