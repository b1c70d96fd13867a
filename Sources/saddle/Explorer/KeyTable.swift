/// A line of the table of keys: how the keys are shown, what they do, and the actions they stand for.
struct KeyRow {
  let shown: String
  let summary: String
  let bindings: [(key: Key, action: Action)]
}

/// The one table of keys: it is what the explorer obeys, what help shows, and what the README lists.
enum KeyTable {
  static let rows: [KeyRow] = [
    KeyRow(
      shown: "space", summary: "pause and go on", bindings: [(.character(" "), .togglePause)]),
    KeyRow(
      shown: "s", summary: "make one step and stay paused", bindings: [(.character("s"), .makeStep)]),
    KeyRow(
      shown: "r", summary: "restart from the same weights", bindings: [(.character("r"), .restart)]),
    KeyRow(
      shown: "+ -", summary: "train faster, slower; the fastest pace has no limit",
      bindings: [
        (.character("+"), .faster), (.character("="), .faster), (.character("-"), .slower),
        (.character("_"), .slower),
      ]),
    KeyRow(
      shown: "[ ]", summary: "halve, double the learning rate",
      bindings: [
        (.character("["), .lowerLearningRate), (.character("]"), .raiseLearningRate),
      ]),
    KeyRow(
      shown: "1 2 3 4", summary: "one panel large, and back",
      bindings: (0..<4).map { (.character(Unicode.Scalar(UInt8(49 + $0))), .enlarge(panel: $0)) }),
    KeyRow(
      shown: "h j k l ← ↓ ↑ →", summary: "move the crosshair that the bottom line reads",
      bindings: [
        (.character("h"), .moveCrosshair(right: -1, up: 0)), (.left, .moveCrosshair(right: -1, up: 0)),
        (.character("j"), .moveCrosshair(right: 0, up: -1)), (.down, .moveCrosshair(right: 0, up: -1)),
        (.character("k"), .moveCrosshair(right: 0, up: 1)), (.up, .moveCrosshair(right: 0, up: 1)),
        (.character("l"), .moveCrosshair(right: 1, up: 0)), (.right, .moveCrosshair(right: 1, up: 0)),
      ]),
    KeyRow(
      shown: "z", summary: "zoom the axes to where the points are, and back to ±15",
      bindings: [(.character("z"), .toggleZoom)]),
    KeyRow(
      shown: "c", summary: "the paper's clip of probabilities at 1e−10, on and off",
      bindings: [(.character("c"), .toggleClip)]),
    KeyRow(
      shown: "L", summary: "logarithmic colours, and back to linear ones",
      bindings: [(.character("L"), .toggleLogColors)]),
    KeyRow(
      shown: "?", summary: "this help", bindings: [(.character("?"), .toggleHelp)]),
    KeyRow(
      shown: "esc", summary: "close help, or a large panel", bindings: [(.escape, .dismiss)]),
    KeyRow(
      shown: "q", summary: "quit", bindings: [(.character("q"), .quit)]),
  ]

  private static let actions: [Key: Action] = Dictionary(
    uniqueKeysWithValues: rows.flatMap { $0.bindings.map { ($0.key, $0.action) } })

  static func action(for key: Key) -> Action? { actions[key] }
}
