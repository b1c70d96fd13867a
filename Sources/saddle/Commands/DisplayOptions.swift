import ArgumentParser

/// How screens look.
struct DisplayOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The colours of the screen: dark, light or contrast (T on the screen).", valueName: "name"))
  var theme: Theme?

  @Option(
    help: ArgumentHelp(
      "The colours of surfaces: viridis, cividis or magma (C on the screen).", valueName: "name"))
  var colors: DisplaySettings.Colors?

  @Flag(help: "Large numbers and thick marks (P on the screen).")
  var projector = false

  func applied(to settings: DisplaySettings) -> DisplaySettings {
    var settings = settings
    if let theme { settings.theme = theme }
    if let colors { settings.colors = colors }
    if projector { settings.isForProjector = true }
    return settings
  }

  /// Those that are kept, with what the options say, and what is wrong with the file.
  var kept: (settings: DisplaySettings, problem: String?) {
    let kept = DisplaySettings.path.map { DisplaySettings.read(from: $0) }
    return (applied(to: kept?.settings ?? DisplaySettings()), kept?.problem)
  }
}

extension Theme: ExpressibleByArgument {}
extension DisplaySettings.Colors: ExpressibleByArgument {}
