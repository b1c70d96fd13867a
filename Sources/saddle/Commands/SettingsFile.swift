import ArrayFiles
import FoundationEssentials
import Glibc

/// Where settings are kept, after the XDG Base Directory Specification: in `$XDG_CONFIG_HOME/saddle`, or
/// `~/.config/saddle`.
enum SettingsFile {
  /// Nil where neither variable is set.
  static func path(
    of name: String, in environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String? {
    // A relative path is to be ignored, as the specification says.
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
      return folder + "/saddle/" + name
    }
    return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.config/saddle/" + name }
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// What the file holds as JSON; nil where it cannot be read as that.
  static func read<Settings: Decodable>(_ path: String) -> Settings? {
    guard let file = try? InputFile(path), file.size <= mostBytes, let bytes = try? file.bytes() else {
      return nil
    }
    return try? JSONDecoder().decode(Settings.self, from: Data(bytes))
  }

  static func problem(_ path: String) -> String {
    "\(path): settings cannot be read, the standard ones are taken"
  }

  private static let mostBytes = 1 << 16

  /// - Throws: `OutputError` where the file cannot be written; then an earlier one is as it was.
  static func write(_ settings: some Encodable, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let folder = path.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 }
    try FolderPath.make(folder)
    try OutputFile.write(pieces: CollectionOfOne([UInt8](encoder.encode(settings)) + [10]), to: path)
  }

  /// Writes the file, and returns why it could not be written, in the words of the bottom line.
  static func keep(_ settings: some Encodable, in path: String) -> String? {
    do { try write(settings, to: path) } catch { return "settings are not kept: \(error)" }
    return nil
  }
}
