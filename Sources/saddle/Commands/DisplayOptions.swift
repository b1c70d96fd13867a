import ArgumentParser

/// How every screen looks.
struct ThemeOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The colours of the screen: dark, light or contrast (T on the screen).", valueName: "name"))
  var theme: Theme?

  func applied(to settings: DisplaySettings) -> DisplaySettings {
    var settings = settings
    if let theme { settings.theme = theme }
    return settings
  }

  /// The settings that are kept, with what the option says, and what is wrong with the file.
  var kept: (settings: DisplaySettings, problem: String?) { DisplaySettings.kept(applied) }
}

/// How screens look that show surfaces and samples.
struct DisplayOptions: ParsableArguments {
  @OptionGroup var theme: ThemeOption

  @Option(
    help: ArgumentHelp(
      "The colours of surfaces: viridis, cividis or magma (C on the screens of a training).",
      valueName: "name"))
  var colors: DisplaySettings.Colors?

  @Flag(help: "Large numbers and thick marks (P on the screens of a training).")
  var projector = false

  func applied(to settings: DisplaySettings) -> DisplaySettings {
    var settings = theme.applied(to: settings)
    if let colors { settings.colors = colors }
    if projector { settings.isForProjector = true }
    return settings
  }

  /// The settings that are kept, with what the options say, and what is wrong with the file.
  var kept: (settings: DisplaySettings, problem: String?) { DisplaySettings.kept(applied) }
}

extension DisplaySettings {
  /// Those in the file of the user, changed by options, and what is wrong with the file.
  fileprivate static func kept(
    _ applied: (DisplaySettings) -> DisplaySettings
  ) -> (settings: DisplaySettings, problem: String?) {
    let kept = path.map { read(from: $0) }
    return (applied(kept?.settings ?? DisplaySettings()), kept?.problem)
  }
}

extension Theme: ExpressibleByArgument {}
extension DisplaySettings.Colors: ExpressibleByArgument {}
