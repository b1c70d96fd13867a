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

@Test func metricsAreCheckedAgainstTheLengthThatIsKnown() throws {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)").path
  defer { try? FileManager.default.removeItem(atPath: path) }
  // A slash at the end makes no second one in names.
  let folder = try RunFolder(path + "/")
  #expect(folder.metricsPath == path + "/metrics.jsonl" && folder.metricsLength == nil)
  func failure(_ length: Int) -> String? {
    do {
      try folder.checkMetrics(upTo: length)
      return nil
    } catch { return error.description }
  }
  #expect(failure(0) == nil)
  #expect(failure(3) == "\(folder.metricsPath): cannot be read: No such file or directory")
  try Data("ab\ncd\n".utf8).write(to: URL(fileURLWithPath: folder.metricsPath))
  #expect(folder.metricsLength == 6)
  #expect([0, 3, 6].allSatisfy { failure($0) == nil })
  #expect(
    failure(4) == "\(folder.metricsPath): byte 3: expected the end of a line, found another byte")
  #expect(failure(7) == "\(folder.metricsPath): expected at least 7 bytes, found 6")
}
