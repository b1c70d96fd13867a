extension KeyTable {
  /// The keys of the home screen that are about the surfaces.
  static let surfaceRows: [KeyRow] = [
    row(
      "n N",
      "the next view below the panels, the one before: curves, sections, norms, decisions, the sample",
      names: ["the next view below the panels", "the view before below the panels"],
      [(.character("n"), .nextView(forward: true)), (.character("N"), .nextView(forward: false))]),
    row("v", "contours, on and off", [(.character("v"), .toggleContours)]),
    row("a", "arrows down the surfaces, along −∇L, on and off", [(.character("a"), .toggleArrows)]),
    row(
      "b", "drop balls at the crosshair: gradient descent, momentum, Adam on every panel",
      [(.character("b"), .dropBalls)]),
    row(
      ". ,", "the balls: one step, run and stop",
      names: ["one step of the balls", "run the balls, and stop"],
      [(.character("."), .stepBalls), (.character(","), .runBalls)]),
    row("x", "take the balls away", [(.character("x"), .removeBalls)]),
    row(
      "i", "follow the training sample nearest to the crosshair, and leave it",
      [(.character("i"), .followSample)]),
    row(
      "{ }", "zoom the axes out, in around the crosshair",
      names: ["zoom the axes out around the crosshair", "zoom the axes in around the crosshair"],
      [
        (.character("{"), .zoomAtCrosshair(closer: false)), (.character("}"), .zoomAtCrosshair(closer: true)),
      ]),
    row(
      "home end pgup pgdn", "move the axes left, right, up, down",
      names: ["left", "right", "up", "down"].map { "move the axes \($0)" },
      [
        (.home, .pan(right: -0.1, up: 0)), (.end, .pan(right: 0.1, up: 0)),
        (.pageUp, .pan(right: 0, up: 0.1)),
        (.pageDown, .pan(right: 0, up: -0.1)),
      ], scopes: [.home, .landscape]),
  ]

  private static func row(
    _ shown: String, _ summary: String, names: [String] = [], _ bindings: [(Key, SurfaceAction)],
    scopes: Set<KeyScope> = [.home]
  ) -> KeyRow {
    KeyRow(
      shown: shown, summary: summary, names: names,
      bindings: bindings.map { (key: $0, action: .surface($1)) }, scopes: scopes)
  }
}
