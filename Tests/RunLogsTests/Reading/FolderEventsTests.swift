import Foundation
import Testing

@testable import RunLogs

@Suite struct FolderEventsTests {
  @Test func foldersAreToldInWhichSomethingWasWritten() throws {
    let (folder, events) = (try LogFolder(), try #require(FolderEvents()))
    try folder.write("a/x", [1])
    try folder.write("b/x", [1])
    let paths = [folder.path + "/a", folder.path + "/b"]
    #expect(paths.allSatisfy { events.watch($0) == .fromNowOn } && events.watch(paths[0]) == .already)
    #expect(events.wait(milliseconds: 0) == FolderEvents.Changes())
    try folder.append("a/x", [2])
    let written = events.wait(milliseconds: 60_000)
    #expect(written.folders == [paths[0]] && written.files == [paths[0] + "/x"] && written.relisted == [])
    try folder.write("b/y", [2])
    #expect(events.wait(milliseconds: 60_000).relisted == [paths[1]])
    #expect(events.watch(folder.path + "/missing") == .impossible)
  }

  @Test func aFolderThatIsMadeAnewCanBeWatchedAnew() throws {
    let (folder, events) = (try LogFolder(), try #require(FolderEvents()))
    let path = folder.path + "/a"
    for _ in 0..<2 {
      try folder.write("a/x", [1])
      #expect(events.watch(path) == .fromNowOn)
      try folder.append("a/x", [2])
      #expect(events.wait(milliseconds: 60_000).folders == [path])
      try FileManager.default.removeItem(atPath: path)
      #expect(events.wait(milliseconds: 60_000).gone == [path])
    }
  }

  @Test func everyFormatNamesTheFoldersThatItWritesIn() throws {
    let root = logFixture("") + "/"
    func folders(_ path: String) throws -> [String] {
      try RunDiscovery([root + path]).sources.flatMap { RunFollower($0).folders }
        .map { String($0.dropFirst(root.count)) }
    }
    #expect(try folders("tensorboard/plain") == ["tensorboard/plain"])
    #expect(try folders("csv/keras.csv") == ["csv"])
    #expect(try folders("dvclive") == ["dvclive/plots/metrics", "dvclive/plots/metrics/train"])
    #expect(try folders("mlflow/mlflow.db") == ["mlflow"])
    #expect(try folders("mlflow/mlruns").filter { $0.hasSuffix("metrics/train") }.count == 1)
  }
}
