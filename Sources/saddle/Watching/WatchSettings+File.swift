import FoundationEssentials

/// The settings of the watch screen are kept in `watch.json`: see ``SettingsFile``.
extension WatchSettings {
  /// Nil where there is no place for settings.
  static var path: String? { path(in: ProcessInfo.processInfo.environment) }

  static func path(in environment: [String: String]) -> String? {
    SettingsFile.path(of: "watch.json", in: environment)
  }

  /// The settings in a file, and what is wrong with it; the standard ones where there is no file.
  static func read(from path: String) -> (settings: WatchSettings, problem: String?) {
    guard SettingsFile.exists(path) else { return (WatchSettings(), nil) }
    guard let kept: KeptWatchSettings = SettingsFile.read(path) else {
      return (WatchSettings(), SettingsFile.problem(path))
    }
    let dropped = kept.dropped.joined(separator: ", ")
    return (kept.settings, dropped.isEmpty ? nil : "\(path): no value that is known for \(dropped)")
  }

  /// - Throws: ``OutputError`` where the file cannot be written; then an earlier one is as it was.
  func write(to path: String) throws { try SettingsFile.write(self, to: path) }
}
