import Foundation
import Glibc
import Testing

@testable import ArrayFiles

private func names(in folder: TemporaryFolder) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
}

@Test func aFileIsReplacedAsAWholeAndKeepsItsPermissions() throws {
  let folder = try TemporaryFolder()
  let path = try folder.file("a", [1, 2, 3])
  chmod(path, 0o640)
  try OutputFile.write([4, 5], to: path)
  #expect(try InputFile(path).bytes() == [4, 5])
  var status = stat()
  stat(path, &status)
  #expect(status.st_mode & 0o777 == 0o640)
  #expect(try names(in: folder) == ["a"])
}

@Test func aSymbolicLinkStaysOne() throws {
  let folder = try TemporaryFolder()
  let path = try folder.file("a", [1])
  symlink(path, folder.path + "/link")
  try OutputFile.write([2], to: folder.path + "/link")
  #expect(try InputFile(path).bytes() == [2])
  #expect(try names(in: folder) == ["a", "link"])
}

@Test func whatCannotBeWrittenIsNamed() throws {
  let folder = try TemporaryFolder()
  let missing = folder.path + "/none/a"
  #expect(throws: OutputError(path: missing, errno: ENOENT)) { try OutputFile.write([], to: missing) }
  #expect(throws: OutputError(path: folder.path, errno: EISDIR)) {
    try OutputFile.write([], to: folder.path)
  }
  #expect(
    OutputError(path: "a", errno: ENOSPC).description == "cannot write a: No space left on device")
  #expect(try names(in: folder) == [])
}

@Test func devicesAreWrittenToAndSayWhenTheyAreFull() throws {
  try OutputFile.write([1, 2, 3], to: "/dev/null")
  #expect(throws: OutputError(path: "/dev/full", errno: ENOSPC)) {
    try OutputFile.write([1], to: "/dev/full")
  }
}

@Test func whatProcessesThatAreGoneLeftHalfWrittenIsRemoved() throws {
  let folder = try TemporaryFolder()
  // No process has a number as high as that; process 1 is always there.
  let remains = [".saddle-\(getpid())-1.tmp", ".saddle-2000000000-12.tmp"]
  let others = [".saddle-1-1.tmp", ".saddle-x-1.tmp", ".saddle-2000000000-1", "saddle.tmp"]
  for name in remains + others { _ = try folder.file(name, [1]) }
  OutputFile.removeRemains(in: folder.path)
  #expect(FolderContent.names(in: folder.path).sorted() == others.sorted())
  OutputFile.removeRemains(in: folder.path + "/none")
}

@Test func whatProcessesOnOtherMachinesMayBeWritingStaysForAnHour() throws {
  let folder = try TemporaryFolder()
  for name in [".saddle-1-ab.tmp", ".saddle-2000000000-cd.tmp", ".saddle-x.txt"] {
    _ = try folder.file(name, [1])
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: name.contains("ab") ? -3500 : -3700)],
      ofItemAtPath: "\(folder.path)/\(name)")
  }
  OutputFile.removeOldRemains(in: folder.path)
  #expect(FolderContent.names(in: folder.path).sorted() == [".saddle-1-ab.tmp", ".saddle-x.txt"])
  OutputFile.removeOldRemains(in: folder.path + "/none")
}

@Test func noTwoWritersHaveTheSameTemporaryName() throws {
  let folder = try TemporaryFolder()
  // The names while a piece is asked for.
  var seen: [String] = []
  for _ in 0..<3 {
    let pieces = (0..<1).lazy.map { _ -> [UInt8] in
      seen += FolderContent.names(in: folder.path).filter { $0.hasSuffix(".tmp") }
      return [1]
    }
    try OutputFile.write(pieces: pieces, to: folder.path + "/a")
  }
  #expect(seen.count == 3 && Set(seen).count == 3)
  // Not even those of another process of the same number, elsewhere.
  #expect(seen.allSatisfy { $0.hasPrefix(".saddle-\(getpid())-") && $0.count > 24 })
  #expect(FolderContent.names(in: folder.path) == ["a"])
}
