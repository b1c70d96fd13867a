import ArgumentParser
import Canvas

/// The options that say how surfaces are drawn.
struct LandscapePictureOptions: ParsableArguments {
  @Option(help: ArgumentHelp("viridis, magma, cividis or grey (default: viridis).", valueName: "name"))
  var colorMap: String?

  @Option(
    help: ArgumentHelp(
      "Of several losses: the colours of each stand for its own numbers (own) or for those of all (shared)"
        + " (default: own).", valueName: "own|shared"))
  var scale: String?

  @Flag(help: "Logarithmic colours and contours, of a line a logarithmic axis.")
  var log = false

  /// - Throws: ``CommandError/usage(_:)`` for names that stand for nothing.
  func style() throws(CommandError) -> SurfacePicture.Style {
    let name = colorMap ?? ColorMap.viridis.name
    guard let colors = ColorMap.all.first(where: { $0.name == name }) else {
      let names = ColorMap.all.map(\.name).joined(separator: ", ")
      throw .usage("--color-map: expected one of \(names), found '\(name)'")
    }
    guard scale == nil || scale == "own" || scale == "shared" else {
      throw .usage("--scale: expected own or shared, found '\(scale!)'")
    }
    return SurfacePicture.Style(
      colorMap: colors, scale: log ? .logarithmic : .linear, isShared: scale == "shared")
  }

  /// Those that are given and change nothing.
  ///
  /// - Parameter isPicture: whether there is one at all.
  func idle(isPicture: Bool, isLine: Bool, panelCount: Int) -> [String] {
    [
      ("--color-map", colorMap != nil && (!isPicture || isLine)),
      ("--scale", scale != nil && (!isPicture || isLine || panelCount == 1)),
      ("--log", log && !isPicture),
    ].filter(\.1).map(\.0)
  }
}
