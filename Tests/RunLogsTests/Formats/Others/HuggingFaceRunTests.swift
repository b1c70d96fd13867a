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
}
