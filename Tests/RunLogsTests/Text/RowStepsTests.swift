import Foundation
import Testing

@testable import RunLogs

/// The first and the last step of a log's `loss` as its summary and its new points say them.
private func stated(_ text: String, _ name: String) throws -> [String] {
  let folder = try LogFolder()
  var follower = RunFollower(try onlySource(try folder.write(name, text.utf8)), collectsNewPoints: true)
  follower.poll()
  let index = try #require(follower.log.tags.firstIndex(of: "loss"))
  let points = follower.takeNewPoints().filter { $0.tag == "loss" }
  let lines =
    [RunSummary(run: "", follower.log, tagAt: index).line]
    + [points.first, points.last].compactMap { $0?.line(run: "") }
  return lines.flatMap { line in
    line.split(separator: ", ").filter { $0.contains("step\"") }.map { String($0.split(separator: " ")[1]) }
  }
}

/// The steps of a log's `loss`, and what was told of it.
private func steps(_ text: String, _ name: String) throws -> (steps: [Int], problems: [String]) {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("saddle-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(name)
  try text.write(to: file, atomically: false, encoding: .utf8)
  let discovery = try RunDiscovery([file.path])
  var follower = RunFollower(try #require(discovery.sources.first))
  follower.poll()
  let series = try #require(follower.log.series("loss"))
  return ((0..<series.count).map { series[$0].step }, follower.log.problems.map(\.description))
}

@Test func rowsAreCountedWhereEpochsAreFractions() throws {
  for (text, name) in [
    ("epoch,loss\n0,1\n0.25,2\n0.5,3\n0.75,4\n1,5\n1.25,6\n", "a.csv"),
    (
      [0, 0.25, 0.5, 0.75, 1, 1.25].map { "{\"epoch\": \($0), \"loss\": 1}\n" }.joined(), "a.jsonl"
    ),
  ] {
    let (steps, problems) = try steps(text, name)
    #expect(steps == [0, 1, 2, 3, 4, 5])
    #expect(problems.count == 1 && problems[0].contains("0.25; rows are counted instead"), "\(problems)")
  }
}

@Test func aRowWithoutAStepHasThatOfTheRowBefore() throws {
  let (csv, told) = try steps("step,loss\n10,1\n20,2\n,3\nnan,4\n50.5,5\n60,6\n", "b.csv")
  #expect(csv == [10, 20, 20, 20, 50, 60])
  #expect(told.count == 1)
  let lines = ["{\"step\": 100, \"loss\": 1}", "{\"loss\": 2}", "{\"step\": 200, \"loss\": 3}"]
  let (jsonl, silent) = try steps(lines.joined(separator: "\n") + "\n", "b.jsonl")
  #expect(jsonl == [100, 100, 200])
  // Rows that have no such key are as they are meant to be.
  #expect(silent.isEmpty)
}

@Test func rowsAreCountedWhereThereAreNoSteps() throws {
  #expect(try steps("{\"loss\": 1}\n{\"loss\": 2}\n", "c.jsonl").steps == [0, 1])
}

@Test func fractionsOfStepsAreSaidAsTheFileHasThem() throws {
  // Rows are counted from the third on.
  let counted = "step,loss\n1,1\n2,2\n2.5,3\n"
  #expect(try steps(counted, "d.csv").steps == [1, 2, 2])
  #expect(try stated(counted, "d.csv") == ["1", "2.5", "1", "2.5"])
  #expect(try stated(counted + "7,4\n", "d.csv") == ["1", "7", "1", "7"])
  #expect(try stated("step,loss\n0.25,1\n,2\n", "d.csv") == ["0.25", "0.25", "0.25", "0.25"])
  // Too far from the rows for that.
  let rounded = "step,loss\n100,1\n250.5,2\n"
  let (numbers, told) = try steps(rounded, "e.csv")
  #expect(numbers == [100, 250])
  #expect(told.count == 1 && told[0].contains("250.5, which is rounded down"), "\(told)")
  #expect(try stated(rounded, "e.csv") == ["100", "250.5", "100", "250.5"])
  #expect(try stated(rounded + "300,3\n", "e.csv") == ["100", "300", "100", "300"])
  #expect(try stated("{\"epoch\": 0.5, \"loss\": 1}\n", "f.jsonl") == ["0.5", "0.5", "0.5", "0.5"])
}
