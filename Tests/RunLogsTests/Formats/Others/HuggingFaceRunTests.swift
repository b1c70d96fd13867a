import Glibc
import Testing

@testable import RunLogs

@Suite struct HuggingFaceRunTests {
  @Test func whatIsNoRowOfTheHistoryIsToldAndNoTag() throws {
    let folder = try LogFolder()
    let text = #"{"log_history": [{"step": 1, "loss": 2}, 7, "a", {"step": 2, "loss": 1}]}"#
    let log = try onlyLog(try folder.write("trainer_state.json", text.utf8))
    #expect(log.tags == ["loss"] && log.series("loss")?.count == 2)
    #expect(
      log.problems.map { "\($0.place ?? ""): \($0.reason)" } == [
        "log_history, entry 2: expected a JSON object, found something else"
      ])
    #expect(log.problemCount == 2)
  }

  @Test func halfAFileIsToldOnlyWhereItStaysOne() throws {
    let folder = try LogFolder()
    let text = #"{"log_history": [{"step": 1, "loss": 2}]}"#
    let path = try folder.write("trainer_state.json", text.utf8.dropLast(2))
    let source = RunSource(.huggingface, path: path, name: "")
    var written = RunFollower(source)
    var left = RunFollower(source)
    var gone = RunFollower(source)
    for _ in 0..<3 {
      written.poll()
      left.poll()
      gone.poll()
    }
    #expect(written.isBehind && written.log.problemCount == 0)
    #expect(written.closedLog.problems.map(\.place) == ["byte \(text.utf8.count - 2)"])
    while left.isBehind { left.poll() }
    #expect(left.log.problemCount == 1 && left.closedLog.problemCount == 1)
    try folder.append("trainer_state.json", text.utf8.suffix(2))
    written.poll()
    #expect(!written.isBehind && written.log.problemCount == 0 && written.log.tags == ["loss"])
    #expect(unlink(path) == 0)
    gone.poll()
    #expect(!gone.isBehind)
  }
}
