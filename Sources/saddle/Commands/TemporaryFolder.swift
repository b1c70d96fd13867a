import FoundationEssentials
import Glibc

/// A new folder of its own for what is not to stay.
struct TemporaryFolder {
  let path: String

  /// Makes it under `TMPDIR`, or `/tmp` where that is not set.
  ///
  /// - Throws: ``CommandError`` where it cannot be made.
  init(for purpose: String) throws(CommandError) {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(place)/saddle-\(purpose)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .cannotWrite("cannot make a folder under \(place): \(SystemError.last)")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes it with all that is in it.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
