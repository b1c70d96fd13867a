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

  /// The settings in a file; the standard ones where there is none, or none that can be read.
  init(readingFrom path: String) {
    self.init()
    guard let file = try? InputFile(path), file.size <= Self.mostBytes, let bytes = try? file.bytes(),
      let settings = try? JSONDecoder().decode(Self.self, from: Data(bytes)), settings.isSound
    else { return }
    self = settings
  }

  private static let mostBytes = 1 << 16

  /// Whether somebody who edited the file kept to what there is.
  private var isSound: Bool {
    (0..<1).contains(smoothing) && Self.densities.contains(density)
  }

  /// - Throws: ``OutputError`` where the file cannot be written; then an earlier one is as it was.
  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let folder = path.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try OutputFile.write(pieces: CollectionOfOne([UInt8](encoder.encode(self)) + [10]), to: path)
  }
}
