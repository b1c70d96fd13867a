import Foundation
import Glibc
import Testing

/// A folder of its own for a test, removed with it.
final class TemporaryFolder {
  let path = NSTemporaryDirectory() + "/saddle-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    // Some tests write ten thousand files. Foundation's way takes several times as long, and of a file that is
    // cut to nothing and filled again, ext4 waits for the disk (its mount option auto_da_alloc).
    unlink(file)
    let descriptor = open(file, O_WRONLY | O_CREAT, 0o600)
    defer { close(descriptor) }
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    return file
  }
}

/// The path of a file that Fixtures/make_fixtures.py made.
func fixture(_ name: String) -> String {
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)").path
}

func fixtureBytes(_ name: String) throws -> [UInt8] {
  Array(try Data(contentsOf: URL(fileURLWithPath: fixture(name))))
}

/// The numbers that make_fixtures.py puts into its arrays.
func fixtureNumbers(_ count: Int, isFloatingPoint: Bool) -> [Double] {
  (0..<count).map { index in
    let number = Double(index)
    return isFloatingPoint ? (index % 2 == 0 ? number + 0.5 : -number - 0.5) : number
  }
}
