import Testing

@testable import RunLogs

@Suite struct ConfigurationDifferenceTests {
  @Test func onlyWhatDiffersIsLeft() {
    let runs = [
      ["lr": "0.1", "layer10": "1", "layer2": "1", "seed": "3"],
      ["lr": "0.1", "layer10": "2", "layer2": "2", "seed": "3"],
      ["lr": "0.1", "layer10": "1", "layer2": "1"],
    ]
    let difference = ConfigurationDifference(of: runs)
    #expect(difference.keys == ["layer2", "layer10", "seed"])
    #expect(difference.values == [["1", "2", "1"], ["1", "2", "1"], ["3", "3", nil]])
    #expect(ConfigurationDifference(of: [runs[0]]).keys.isEmpty)
    #expect(ConfigurationDifference(of: []).keys.isEmpty)
  }

  @Test func summariesAreNoConfigurations() {
    var logs = [RunLog(format: .wandb), RunLog(format: .wandb)]
    logs[0].configuration = ["lr": "1"]
    logs[1].summary = ["loss": "2"]
    #expect(ConfigurationDifference.configurations(of: logs).values == [["1", nil]])
  }

  @Test func runsAreSortedByTheirLastFiniteValue() {
    var log = RunLog(format: .jsonl)
    for step in 0..<1000 {
      log.append(ScalarPoint(step: step, value: step < 600 ? Double(step) : .nan), to: "a")
      log.append(ScalarPoint(step: step, value: .infinity), to: "b")
    }
    #expect(log.lastFiniteValue(of: "a") == 599)
    log.append(ScalarPoint(step: 300, value: .nan), to: "a")
    #expect(log.lastFiniteValue(of: "a") == 299)
    #expect(log.lastFiniteValue(of: "b") == nil && log.lastFiniteValue(of: "c") == nil)
  }
}
