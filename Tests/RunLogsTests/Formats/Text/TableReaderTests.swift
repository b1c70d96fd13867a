import Foundation
import Testing

@testable import RunLogs

/// The points of a table as "tag step value", and what was told of it.
private func read(_ text: String) throws -> (points: [String], problems: [String]) {
  let folder = try LogFolder()
  let log = try onlyLog(try folder.write("a.csv", text.utf8))
  let points = log.tags.indices.flatMap { tag in
    let series = log.series(at: tag)
    return (0..<series.count).map {
      "\(log.tags[tag]) \(series[$0].step) \(JSONValue.text(series[$0].value))"
    }
  }
  return (points, log.problems.map { "\($0.place ?? ""): \($0.reason)" })
}

@Suite struct TableReaderTests {
  @Test func aCommaMarksFractionsWhereNoPointDoes() throws {
    #expect(
      try read("step;a;b\n0;0,5;1\n1;1,25;-2,5e3\n").points == ["a 0 0.5", "a 1 1.25", "b 0 1", "b 1 -2500"])
    // The steps, and the times, may have fractions too.
    let times = try read("time;a\n1700000000,5;1\n1700000001,5;2\n")
    #expect(times.points == ["a 0 1", "a 1 2"] && times.problems.isEmpty)
  }

  @Test func numbersWithTheOtherMarkAreToldOnce() throws {
    let commas = try read("step;a\n0;0,5\n1;0.5\n2;1.234,5\n3;1\n")
    #expect(commas.points == ["a 0 0.5", "a 3 1"] && commas.problems.count == 1)
    #expect(commas.problems[0].hasPrefix("line 3: expected numbers with a decimal comma, found 0.5"))
    let points = try read("step;a;b\n0;1,234;0.5\n1;2;1\n")
    #expect(points.points == ["b 0 0.5", "b 1 1", "a 1 2"] && points.problems.count == 1)
    #expect(points.problems[0].hasPrefix("line 2: expected numbers with a decimal point, found 1,234"))
    // Where commas part the cells, a number with one is in quotes.
    let quoted = try read("step,a\n0,\"0,5\"\n")
    #expect(quoted.points.isEmpty && quoted.problems.count == 1)
    // Words with commas and points are none.
    #expect(try read("step;a;note\n0;1;a, b\n1;2;1.2.3\n").problems.isEmpty)
  }

  @Test func stepsThatTurnOutToHaveFractionsAreATagFromTheirStartOn() throws {
    let table = try read("epoch,time,loss\n0,5,1\n0.5,6,2\n1,7,3\n")
    #expect(
      table.points == ["loss 0 1", "loss 1 2", "loss 2 3", "epoch 0 0", "epoch 1 0.5", "epoch 2 1"])
    #expect(
      table.problems == ["line 3: expected a whole number for a step, found 0.5; rows are counted instead"])
    let folder = try LogFolder()
    let rows = #"{"epoch": 0, "loss": 1}"# + "\n" + #"{"epoch": 0.5, "loss": 2}"# + "\n"
    let log = try onlyLog(try folder.write("a.jsonl", rows.utf8))
    #expect(log.series("epoch")?.count == 2 && log.series("epoch")?.first?.value == 0)
    let index = try #require(log.tags.firstIndex(of: "epoch"))
    #expect(log.statedSteps(at: index).first == nil && log.statedSteps(at: index).last == 0.5)
  }

  @Test func cellsThatBeginLikeNumbersInAColumnOfNumbersAreToldOnce() throws {
    for cells in ["1,0x10,2", "0x10,1,1_000"] {
      let text = cells.split(separator: ",").map { "0,\($0)\n" }.joined()
      let (points, problems) = try read("a,b\n" + text)
      #expect(points.count == 3 + cells.split(separator: ",").count { Int($0) != nil })
      #expect(problems.count == 1)
      #expect(
        problems.first?.hasSuffix("expected a number for b, found 0x10; such cells are left out") == true)
    }
    // Words, what is missing, and columns without a number are none.
    #expect(try read("a,b,c\n0,1,2024-01-01\n1,NA,2024-01-02\n2,best,3.4.5\n3,-,\n").problems.isEmpty)
  }

  @Test func commentsAreLeftOutWhereTheFileStartsWithOne() throws {
    let text = "# a \"quote\", and commas\n#\n\nstep,a\n0,1\n# b,c,d,e\n1,2 # more\n  2,3\n"
    let (points, problems) = try read(text)
    #expect(points == ["a 0 1", "a 1 2", "a 2 3"] && problems.isEmpty)
    let broken = try read("# b\nstep,a\n0,1\n\n1,2,3\n")
    #expect(broken.problems.map { $0.prefix(6) } == ["line 5"])
    // In quotes it is no comment.
    #expect(try read("# b\nstep,\"a # c\"\n0,1\n").points == ["a # c 0 1"])
    // Else it is what it is.
    #expect(try read("step,a#1\n0,1\n1,2#\n").points == ["a#1 0 1"])
  }

  @Test func aCommentMayBeTheHeader() throws {
    #expect(try read("# step,a\n0,1\n1,2\n").points == ["a 0 1", "a 1 2"])
    #expect(try read("# made by hand\n# step;a\n0;1,5\n").points == ["a 0 1.5"])
    #expect(try read("#,a\n0,1\n").points == ["# 0 0", "a 0 1"])
  }

  @Test func carriageReturnsEndLines() throws {
    let lines = ["# b", "step,a", "0,1 # c", "", "1,\"2\"", "2,3"]
    for end in ["\r", "\r\n"] {
      let (points, problems) = try read(lines.map { $0 + end }.joined() + "x")
      #expect(points == ["a 0 1", "a 1 2", "a 2 3"] && problems.isEmpty)
    }
    #expect(try read("step,a\r0,1\r1,2,3\r2,3\r2").problems.map { $0.prefix(6) } == ["line 3"])
    // With half a line behind it the last one is whole; at the end of what is there, a line feed may yet come.
    let folder = try LogFolder()
    var follower = RunFollower(try onlySource(try folder.write("a.csv", "step,a\r0,1\r1,2\r".utf8)))
    follower.poll()
    #expect(follower.log.series("a")?.count == 1 && follower.closedLog.series("a")?.count == 2)
    try folder.append("a.csv", "\n2,3\n".utf8)
    follower.poll()
    #expect(follower.log.series("a")?.count == 3 && follower.log.problemCount == 0)
  }

  @Test func trueAndFalseAreNumbers() throws {
    let table = try read("step,a,b,c\n0,True,false,Truth\n1,FALSE,1,no\n2,,TRUE,\n")
    #expect(table.points == ["a 0 1", "a 1 0", "b 0 0", "b 1 1", "b 2 1"] && table.problems.isEmpty)
  }
}
