import Foundation
import Testing

@testable import RunLogs

/// The points of rows as "tag step value", and how many problems were told.
private func read(_ rows: String...) throws -> (points: [String], problems: Int) {
  let folder = try LogFolder()
  let log = try onlyLog(try folder.write("a.jsonl", rows.map { $0 + "\n" }.joined().utf8))
  let points = log.tags.indices.flatMap { tag in
    let series = log.series(at: tag)
    return (0..<series.count).map {
      "\(log.tags[tag]) \(series[$0].step) \(JSONValue.text(series[$0].value))"
    }
  }
  return (points, log.problemCount)
}

@Suite struct JSONLinesReaderTests {
  @Test func aStepMayBeInAnObject() throws {
    let rows = try read(
      #"{"text": "a", "record": {"extra": {"loss": 0.5, "step": 10}, "line": 7}}"#,
      #"{"text": "a", "record": {"extra": {"loss": 0.25, "step": 20}, "line": 7}}"#)
    #expect(
      rows.points == [
        "record/extra/loss 10 0.5", "record/extra/loss 20 0.25", "record/line 10 7", "record/line 20 7",
      ])
    #expect(rows.problems == 0)
  }

  @Test func aStepAtTheTopOfARowGoesFirst() throws {
    let rows = try read(#"{"timing": {"step": 3}, "epoch": 1, "loss": 2}"#)
    #expect(rows.points == ["timing/step 1 3", "loss 1 2"])
    // How long a step took is no step.
    let seconds = try read(
      #"{"timing": {"step": 0.5}, "loss": 2}"#, #"{"timing": {"step": 0.25}, "loss": 1}"#)
    #expect(seconds.points == ["timing/step 0 0.5", "timing/step 1 0.25", "loss 0 2", "loss 1 1"])
    #expect(seconds.problems == 0)
  }

  @Test func carriageReturnsEndLines() throws {
    let rows = try read("{\"step\": 1, \"a\": 2}\r{\"step\": 2, \"a\": 3}\r\r{\"step\": 3, \"a\": 4}\r")
    #expect(rows.points == ["a 1 2", "a 2 3", "a 3 4"] && rows.problems == 0)
  }

  @Test func trueAndFalseAreNumbers() throws {
    let rows = try read(#"{"step": 1, "a": true, "b": {"c": false}, "d": "true", "e": null}"#)
    #expect(rows.points == ["a 1 1", "b/c 1 0"] && rows.problems == 0)
  }

  @Test func aStepMayBeInQuotes() throws {
    let rows = try read(
      #"{"step": "12", "a": 1}"#, #"{"step": "13", "a": 2}"#, #"{"step": "-9007199254740993", "a": 3}"#)
    #expect(rows.points == ["a 12 1", "a 13 2", "a -9007199254740993 3"] && rows.problems == 0)
    // What is no whole number is told.
    let words = try read(#"{"step": "12", "a": 1}"#, #"{"step": "12 of 20", "a": 2}"#)
    #expect(words.points == ["a 12 1", "a 12 2"] && words.problems == 1)
  }
}
