/// What can fill the terminal.
enum Screen: Hashable, CaseIterable {
  case home, landscape
}

/// Where keys have a meaning of their own.
enum KeyScope: Hashable, CaseIterable {
  case home, landscape, watch, sweep
  /// On a tour, before those of the screen that it shows.
  case tour
  /// While the panel of controls is open, before those of the screen beside it.
  case controls
}

extension Screen {
  var keys: KeyScope { self == .home ? .home : .landscape }
}

/// A line of the table of keys: how the keys are shown, what they do, the actions they stand for, and where.
struct KeyRow {
  let shown: String
  let summary: String
  /// What each of the actions is called where keys of one line do different things, in the order of the bindings.
  var names: [String] = []
  let bindings: [(key: Key, action: Action)]
  /// On which screens; where nothing is said, on those of a training.
  var scopes: Set<KeyScope> = [.home, .landscape]

  /// Each action once, with its name and its first key.
  var commands: [(name: String, key: Key, action: Action)] {
    var commands: [(name: String, key: Key, action: Action)] = []
    for (key, action) in bindings where !commands.contains(where: { $0.action == action }) {
      let name = names.indices.contains(commands.count) ? names[commands.count] : summary
      commands.append((name, key, action))
    }
    return commands
  }
}

/// The one table of keys: it is what the explorer obeys, what help shows, and what the README lists.
enum KeyTable {
  static let rows: [KeyRow] =
    trainingRows + surfaceRows + generalRows + tourRows + controlRows + watchRows + sweepRows

  private static let trainingRows: [KeyRow] = [
    KeyRow(
      shown: "tab", summary: "the other screen: the samples, or the landscape around the weights",
      bindings: [(.tab, .nextScreen), (.backTab, .nextScreen)]),
    KeyRow(
      shown: "space", summary: "pause and go on", bindings: [(.character(" "), .togglePause)]),
    KeyRow(
      shown: "s", summary: "make one step and stay paused", bindings: [(.character("s"), .makeStep)]),
    KeyRow(
      shown: "r", summary: "restart from the same weights", bindings: [(.character("r"), .restart)]),
    KeyRow(
      shown: "+ -", summary: "train faster, slower; the fastest pace has no limit",
      names: ["train faster", "train slower"],
      bindings: [
        (.character("+"), .faster), (.character("="), .faster), (.character("-"), .slower),
        (.character("_"), .slower),
      ]),
    KeyRow(
      shown: "[ ]", summary: "halve, double the learning rate",
      names: ["halve the learning rate", "double the learning rate"],
      bindings: [
        (.character("["), .lowerLearningRate), (.character("]"), .raiseLearningRate),
      ]),
    KeyRow(
      shown: "e", summary: "the controls: data, model, losses, optimizer, seed",
      bindings: [(.character("e"), .controls(.toggle))]),
    KeyRow(
      shown: "1 2 3 4", summary: "one panel large, and back",
      names: (1...mostPanels).map { "panel \($0) large, and back" },
      bindings: (0..<mostPanels).map { (.character(Unicode.Scalar(UInt8(49 + $0))), .enlarge(panel: $0)) }),
    KeyRow(
      shown: "h j k l ← ↓ ↑ →", summary: "move the crosshair that the bottom line reads",
      names: ["left", "down", "up", "right"].map { "move the crosshair \($0)" },
      bindings: [
        (.character("h"), .moveCrosshair(right: -1, up: 0)), (.left, .moveCrosshair(right: -1, up: 0)),
        (.character("j"), .moveCrosshair(right: 0, up: -1)), (.down, .moveCrosshair(right: 0, up: -1)),
        (.character("k"), .moveCrosshair(right: 0, up: 1)), (.up, .moveCrosshair(right: 0, up: 1)),
        (.character("l"), .moveCrosshair(right: 1, up: 0)), (.right, .moveCrosshair(right: 1, up: 0)),
      ]),
    KeyRow(
      shown: "z", summary: "zoom the axes to where the points are, and back to ±15",
      bindings: [(.character("z"), .toggleZoom)], scopes: [.home]),
    KeyRow(
      shown: "c", summary: "the paper's clip of probabilities at 1e−10, on and off",
      bindings: [(.character("c"), .toggleClip)], scopes: [.home]),
    KeyRow(
      shown: "p", summary: "another plane: random, of the path, of steepest curvature",
      bindings: [(.character("p"), .nextPlane)], scopes: [.landscape]),
    KeyRow(
      shown: "d", summary: "other random directions",
      bindings: [(.character("d"), .newDirections)], scopes: [.landscape]),
    KeyRow(
      shown: "c", summary: "move the middle to where training is now",
      bindings: [(.character("c"), .recenter)], scopes: [.landscape]),
    KeyRow(
      shown: "f", summary: "follow: the middle goes along with training, or stays",
      bindings: [(.character("f"), .toggleFollowing)], scopes: [.landscape]),
    KeyRow(
      shown: "w", summary: "the weights of the next network in the middle",
      bindings: [(.character("w"), .nextNetwork)], scopes: [.landscape]),
    KeyRow(
      shown: "z Z", summary: "zoom in, out around the crosshair; beyond an edge it moves the window",
      names: ["zoom in around the crosshair", "zoom out around the crosshair"],
      bindings: [(.character("z"), .zoom(closer: true)), (.character("Z"), .zoom(closer: false))],
      scopes: [.landscape]),
    KeyRow(
      shown: "0", summary: "the whole plane again, the crosshair in its middle",
      bindings: [(.character("0"), .showWhole)], scopes: [.landscape]),
    KeyRow(
      shown: "a", summary: "accuracy in place of loss, and back",
      bindings: [(.character("a"), .toggleAccuracy)], scopes: [.landscape]),
    KeyRow(
      shown: "t",
      summary: "test samples (of a sweep: validation samples) in place of training samples, and back",
      bindings: [(.character("t"), .toggleTestSamples)], scopes: [.landscape]),
    KeyRow(
      shown: "b", summary: "batch normalization: statistics recomputed at every point, or the running ones",
      bindings: [(.character("b"), .toggleRecomputedStatistics)], scopes: [.landscape]),
    KeyRow(
      shown: "S", summary: "one colour scale for all panels, or each its own",
      bindings: [(.character("S"), .toggleSharedScale)], scopes: [.landscape]),
    KeyRow(
      shown: "v", summary: "contours, on and off",
      bindings: [(.character("v"), .toggleContours)], scopes: [.landscape]),
  ]

  private static let actions: [KeyScope: [Key: Action]] = Dictionary(
    uniqueKeysWithValues: KeyScope.allCases.map { scope in
      (
        scope,
        Dictionary(uniqueKeysWithValues: rows(in: scope).flatMap { $0.bindings.map { ($0.key, $0.action) } })
      )
    })

  /// - Parameter panels: how many there are to be enlarged.
  static func rows(in scope: KeyScope, panels: Int = mostPanels) -> [KeyRow] {
    rows.filter { $0.scopes.contains(scope) }.compactMap { row in
      let bindings = row.bindings.filter { exists($0.action, panels) }
      if bindings.count == row.bindings.count { return row }
      guard !bindings.isEmpty else { return nil }
      let shown = row.shown.split(separator: " ").prefix(bindings.count).joined(separator: " ")
      return KeyRow(
        shown: shown, summary: row.summary, names: row.names, bindings: bindings, scopes: row.scopes)
    }
  }

  static func action(for key: Key, in scope: KeyScope, panels: Int = mostPanels) -> Action? {
    actions[scope]?[key].flatMap { exists($0, panels) ? $0 : nil }
  }

  static let mostPanels = 4

  /// A panel that is alone is large already.
  private static func exists(_ action: Action, _ panels: Int) -> Bool {
    if case .enlarge(let panel) = action { return panels > 1 && panel < panels }
    return true
  }
}
