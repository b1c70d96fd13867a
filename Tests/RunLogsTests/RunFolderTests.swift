import Foundation
import RunLogs
import Testing

@Test func aFolderThatCannotBeMadeIsNamedWithTheReason() throws {
  do {
    _ = try RunFolder("/dev/null/run")
    Issue.record("a folder inside a device was made")
  } catch {
    #expect(error.description == "cannot write /dev/null/run: Not a directory")
  }
}

@Test func aFolderIsHeldByOneAtATime() throws {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)").path
  defer { try? FileManager.default.removeItem(atPath: path) }
  do {
    let folder = try RunFolder(path)
    #expect(!folder.holdsRun)
    do {
      _ = try RunFolder(path)
      Issue.record("a folder was held twice")
    } catch {
      #expect(error.description.contains("another process is using this run folder"))
    }
    withExtendedLifetime(folder) {}
  }
  _ = try RunFolder(path)
}
