extension KeyTable {
  /// The keys for the look, for files and for finding the way, on every screen or on both of a training.
  static let generalRows: [KeyRow] = [
    KeyRow(
      shown: "L", summary: "logarithmic colours, and back to linear ones",
      bindings: [(.character("L"), .toggleLogColors)]),
    KeyRow(
      shown: "esc", summary: "close help or a large panel; end the evaluation of a surface",
      bindings: [(.escape, .dismiss)]),
    KeyRow(
      shown: "y", summary: "the command line that shows this state again; it is printed at the end too",
      bindings: [(.character("y"), .reproduce)]),
    KeyRow(
      shown: "T", summary: "the theme: dark, light, high contrast", bindings: [(.character("T"), .nextTheme)],
      scopes: everyScreen),
    KeyRow(
      shown: "C", summary: "the colours of surfaces: viridis, cividis, magma",
      bindings: [(.character("C"), .nextColors)]),
    KeyRow(
      shown: "P", summary: "for a projector: large numbers and thick marks on the samples, and back",
      bindings: [(.character("P"), .toggleProjector)]),
    KeyRow(
      shown: "W",
      summary: "write the screen to a .svg, .png, .ans or .txt file, or its state to a .yaml file",
      bindings: [(.character("W"), .write)]),
    KeyRow(
      shown: "W", summary: "write the screen to a .svg, .png, .ans or .txt file",
      bindings: [(.character("W"), .write)], scopes: [.watch, .sweep]),
    KeyRow(
      shown: ":", summary: "find anything that can be done by its name",
      bindings: [(.character(":"), .palette)], scopes: everyScreen),
    KeyRow(
      shown: "?", summary: "this help", bindings: [(.character("?"), .toggleHelp)],
      scopes: everyScreen),
    KeyRow(
      shown: "q", summary: "quit", bindings: [(.character("q"), .quit)],
      scopes: everyScreen),
  ]

  /// The scopes of the screens, not of what lies over them.
  static let everyScreen = Set(KeyScope.allCases).subtracting([.controls, .tour])
}
