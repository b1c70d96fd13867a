import Canvas

/// How screens look, which stays between starts.
struct DisplaySettings: Hashable, Codable, Sendable {
  var theme = Theme.dark
  var colors = Colors.viridis
  /// Whether numbers are large and marks thick, for a projector.
  var isForProjector = false

  /// The colours of surfaces: all grow in luminance, and can be told apart with any kind of colour blindness.
  enum Colors: String, CaseIterable, Codable, Sendable {
    case viridis, cividis, magma

    var map: ColorMap {
      switch self {
      case .viridis: .viridis
      case .cividis: .cividis
      case .magma: .magma
      }
    }

    var next: Colors { Self.allCases[(Self.allCases.firstIndex(of: self)! + 1) % Self.allCases.count] }
  }

  /// Goes on to the next theme, and returns what is told of that.
  mutating func goToNextTheme() -> String {
    theme = theme.next
    return "theme \(theme.rawValue)"
  }

  private enum CodingKeys: String, CodingKey { case theme, colors, isForProjector = "projector" }

  init() {}

  /// What is no value of a setting leaves the standard one.
  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    if let theme = try? values.decode(Theme.self, forKey: .theme) { self.theme = theme }
    if let colors = try? values.decode(Colors.self, forKey: .colors) { self.colors = colors }
    if let projector = try? values.decode(Bool.self, forKey: .isForProjector) { isForProjector = projector }
  }

  /// Where they are kept; nil where there is no place for settings.
  static var path: String? { SettingsFile.path(of: fileName) }
  private static let fileName = "display.json"

  /// Those in a file, and what is wrong with it; the standard ones where there is no file.
  static func read(from path: String) -> (settings: DisplaySettings, problem: String?) {
    guard SettingsFile.exists(path) else { return (DisplaySettings(), nil) }
    guard let kept: DisplaySettings = SettingsFile.read(path) else {
      return (DisplaySettings(), SettingsFile.problem(path))
    }
    return (kept, nil)
  }

  /// Keeps in a file what is other than `before`, and leaves the other settings there as they are.
  ///
  /// - Parameter path: nil for nowhere.
  /// - Returns: why it is not kept, in the words of the bottom line.
  func keepChanges(since before: DisplaySettings, in path: String?) -> String? {
    guard let path, self != before else { return nil }
    var kept = Self.read(from: path).settings
    if theme != before.theme { kept.theme = theme }
    if colors != before.colors { kept.colors = colors }
    if isForProjector != before.isForProjector { kept.isForProjector = isForProjector }
    return SettingsFile.keep(kept, in: path)
  }
}
