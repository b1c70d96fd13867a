import Glibc
import Testing

@testable import saddle

@Suite struct AtomicFileTests {
  /// A new folder, removed after the body.
  private func withFolder(_ body: (String) throws -> Void) throws {
    var name = Array("/tmp/saddle-test-XXXXXX\0".utf8CString.dropLast())
    let folder = try #require(mkdtemp(&name).map { String(cString: $0) })
    defer {
      for entry in entries(folder) { unlink("\(folder)/\(entry)") }
      rmdir(folder)
    }
    try body(folder)
  }

  private func entries(_ folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  @Test func writesAndReplaces() throws {
    try withFolder { folder in
      try AtomicFile.write(Array("one".utf8), to: "\(folder)/a")
      try AtomicFile.write(Array("three".utf8), to: "\(folder)/a")
      #expect(read("\(folder)/a") == "three")
      #expect(entries(folder) == ["a"])
    }
  }

  @Test func keepsPermissionsAndLinks() throws {
    try withFolder { folder in
      try AtomicFile.write(Array("one".utf8), to: "\(folder)/a")
      chmod("\(folder)/a", 0o664)
      symlink("a", "\(folder)/link")
      try AtomicFile.write(Array("two".utf8), to: "\(folder)/link")
      #expect(read("\(folder)/a") == "two")
      var status = stat()
      lstat("\(folder)/link", &status)
      #expect(status.st_mode & S_IFMT == S_IFLNK)
      stat("\(folder)/a", &status)
      #expect(status.st_mode & 0o777 == 0o664)
    }
  }

  @Test func failsWithThePathAndTheReason() throws {
    try withFolder { folder in
      for path in ["\(folder)/missing/x", folder, "/proc/x"] {
        let error = try #require(throws: CommandError.self) { try AtomicFile.write([1], to: path) }
        #expect(error.exitCode == 73)
        #expect(error.message.hasPrefix("cannot write \(path): "))
      }
      #expect(entries(folder) == [])
    }
  }

  @Test func aFullDeviceLeavesNothingBehind() throws {
    try withFolder { folder in
      symlink("/dev/full", "\(folder)/full")
      #expect(throws: CommandError.self) { try AtomicFile.write([1, 2, 3], to: "\(folder)/full") }
      #expect(entries(folder) == ["full"])
    }
  }
}
