import Foundation
import Testing

@testable import RunLogs

/// Every format comes to the numbers that Fixtures/read_fixtures.py had from the format's own reader.
@Suite struct OwnReadersTests {
  private func expected(_ part: String) throws -> [String: [String: TagNumbersExpected]] {
    let data = try Data(contentsOf: URL(fileURLWithPath: logFixture(part + ".expected.json")))
    let runs = try JSONDecoder().decode([String: [String: TagNumbersExpected]].self, from: data)
    return runs.filter { !$0.value.isEmpty }
  }

  @Test(arguments: [
    "tensorboard", "events", "tensors", "wandb", "wandb_keys", "mlflow", "mlflow_order", "rows",
  ])
  func aFolderOfRunsIsWhatItsOwnReaderSees(part: String) throws {
    #expect(try summaries([logFixture(part)]) == expected(part))
  }

  @Test func tablesAndRowsAreWhatPandasAndJSONSee() throws {
    var found: [String: [String: TagNumbersExpected]] = [:]
    for folder in ["csv", "dvclive", "huggingface", "jsonl"] {
      found.merge(try summaries([logFixture(folder)])) { $1 }
    }
    #expect(try found == expected("tables"))
  }

  @Test func configurationsAndEndingsAreRead() throws {
    let hparams = try onlyLog(logFixture("tensorboard/hparams/session"))
    #expect(hparams.configuration == ["lr": "0.1", "loss": "cosine", "nesterov": "1"])
    #expect(hparams.ending == .succeeded)
    let wandb = try onlyLog(logFixture("wandb"))
    #expect(wandb.configuration == ["lr": "0.1", "net.width": "64"])
    #expect(wandb.summary["train/loss"] == "0.5")
    #expect(wandb.displayName == "a-name")
    #expect(wandb.ending == .succeeded)
    for path in ["mlflow/mlruns", "mlflow/mlflow.db"] {
      let log = try onlyLog(logFixture(path))
      #expect(log.configuration == ["lr": "0.1"])
      #expect(log.displayName == "kept")
      #expect(log.ending == .succeeded)
    }
    let trainer = try onlyLog(logFixture("huggingface"))
    #expect(trainer.summary["global_step"] == "200")
  }

  @Test func damageIsToldWithItsPlace() throws {
    let log = try onlyLog(logFixture("tensorboard/damaged"))
    #expect(log.problems.count == 1)
    #expect(log.problems[0].file.hasSuffix("events.out.tfevents.1.a"))
    #expect(try #require(log.problems[0].place).hasPrefix("byte "))
  }
}
