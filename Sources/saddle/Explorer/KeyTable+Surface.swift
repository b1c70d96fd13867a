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
  ]

  private static func row(
    _ shown: String, _ summary: String, names: [String] = [], _ bindings: [(Key, SurfaceAction)]
  ) -> KeyRow {
    KeyRow(
      shown: shown, summary: summary, names: names,
      bindings: bindings.map { (key: $0, action: .surface($1)) }, scopes: [.home])
  }
}
