import ArrayFiles
import Foundation
import Testing

@Test func aFolderIsMadeWithThoseAboveItAndHeldByOneAtATime() throws {
  let folder = try TemporaryFolder()
  let path = folder.path + "/a/b"
  do {
    let lock = try FolderLock(path + "/", name: "box")
    #expect(lock.path == path && lock.isStillHeld)
    #expect(throws: OutputError(path: path, reason: "another process is using this box")) {
      _ = try FolderLock(path, name: "box")
    }
    try FileManager.default.moveItem(atPath: path, toPath: folder.path + "/c")
    #expect(!lock.isStillHeld)
  }
  _ = try FolderLock(folder.path + "/c", name: "box")
  #expect(throws: OutputError(path: "/dev/null/x", reason: "Not a directory")) {
    _ = try FolderLock("/dev/null/x", name: "box")
  }
}
