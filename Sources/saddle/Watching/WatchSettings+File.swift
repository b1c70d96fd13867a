import ArrayFiles
import FoundationEssentials
import Glibc

/// Where settings are kept, after the XDG Base Directory Specification: `$XDG_CONFIG_HOME/saddle/watch.json`, or
/// `~/.config/saddle/watch.json`.
extension WatchSettings {
  /// Nil where neither variable is set.
  static var path: String? { path(in: ProcessInfo.processInfo.environment) }

  static func path(in environment: [String: String]) -> String? {
    // A relative path is to be ignored, as the specification says.
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
      return folder + "/saddle/watch.json"
    }
    return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.config/saddle/watch.json" }
  }

  /// The settings in a file, and what is wrong with it; the standard ones where there is no file.
  static func read(from path: String) -> (settings: WatchSettings, problem: String?) {
    var status = stat()
    guard stat(path, &status) == 0 else { return (WatchSettings(), nil) }
    guard let file = try? InputFile(path), file.size <= mostBytes, let bytes = try? file.bytes(),
      let kept = try? JSONDecoder().decode(KeptWatchSettings.self, from: Data(bytes))
    else { return (WatchSettings(), "\(path): settings cannot be read, the standard ones are taken") }
    let dropped = kept.dropped.joined(separator: ", ")
    return (kept.settings, dropped.isEmpty ? nil : "\(path): no value that is known for \(dropped)")
  }

  private static let mostBytes = 1 << 16

  /// - Throws: ``OutputError`` where the file cannot be written; then an earlier one is as it was.
  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let folder = path.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try OutputFile.write(pieces: CollectionOfOne([UInt8](encoder.encode(self)) + [10]), to: path)
  }
}
