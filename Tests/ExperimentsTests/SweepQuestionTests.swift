import ArrayFiles
import Foundation
import Testing

@testable import Experiments

private func question(_ change: (inout SweepDefinition) -> Void = { _ in }) -> SweepQuestion {
  var sweep = SweepDefinition.small
  change(&sweep)
  return SweepQuestion(sweep, data: SmallData.data)
}

@Test func aQuestionComesBackFromItsFolder() throws {
  let folder = try TemporaryFolder()
  try question().enter(folder.path)
  #expect(try SweepQuestion(in: folder.path) == question())
  #expect(try SweepQuestion(in: folder.path).points == SweepDefinition.small.smallPoints)
  // The second time it is only checked.
  try question().enter(folder.path)
  #expect(FolderContent.names(in: folder.path) == ["sweep.json"])
}

@Test func anotherSweepIsRefusedAndNothingIsChanged() throws {
  let folder = try TemporaryFolder()
  try question().enter(folder.path)
  let file = URL(fileURLWithPath: folder.path + "/sweep.json")
  let before = try Data(contentsOf: file)
  func complaint(_ question: SweepQuestion) -> String {
    do { try question.enter(folder.path) } catch { return "\(error)" }
    return "entered"
  }
  let began = "\(folder.path): %: expected what the sweep in this folder began with, "
  func expected(_ key: String, _ rest: String) -> String { began.replacing("%", with: key) + rest }
  #expect(complaint(question { $0.steps = 31 }) == expected("steps", "30, found 31"))
  #expect(complaint(question { $0.seeds = [1] }) == expected("seeds", "[1,2], found [1]"))
  #expect(complaint(question { $0.validation = 5 }) == expected("validation", "none, found 5"))
  #expect(
    complaint(question { $0.lossLearningRates = ["cosine": [1]] })
      == expected("loss-lr", #"{}, found {"cosine":[1]}"#))
  var other = question()
  other.fingerprint = "0"
  #expect(complaint(other) == expected("data", "data of the same name, found others"))
  #expect(try Data(contentsOf: file) == before)
}

@Test func everyKeyCounts() {
  let keys = SweepDefinition.CodingKeys.allCases.map(\.stringValue)
  #expect(Mirror(reflecting: SweepDefinition()).children.count == keys.count)
  #expect(Set(question { $0.validation = 3 }.definition.texts.keys) == Set(keys))
}

@Test func resultsOfWhoKnowsWhatAreNotTaken() throws {
  let folder = try TemporaryFolder()
  let error = InputError(missing: ["sweep.json, which says what its results are of,"], in: folder.path)
  try Data().write(to: URL(fileURLWithPath: folder.path + "/results.jsonl"))
  #expect(throws: error) { try question().enter(folder.path) }
  try FileManager.default.removeItem(atPath: folder.path + "/results.jsonl")
  try FolderPath.make(folder.path + "/cells")
  try Data().write(to: URL(fileURLWithPath: folder.path + "/cells/000000.json"))
  #expect(throws: error) { try question().enter(folder.path) }
  #expect(FolderContent.names(in: folder.path) == ["cells"])
}

@Test(arguments: ["", "{}", "[1]", "\0\0\0", #"{"definition": {}, "fingerprint": "", "trees": []}"#])
func whatIsNoSweepIsRefused(content: String) throws {
  let folder = try TemporaryFolder()
  let file = folder.path + "/sweep.json"
  try Data(content.utf8).write(to: URL(fileURLWithPath: file))
  #expect(throws: InputError(file, expected: "the definition of a sweep", found: "something else")) {
    try SweepQuestion(in: folder.path)
  }
}

@Test func anEditedSweepIsChecked() throws {
  let folder = try TemporaryFolder()
  try question { $0.steps = 0 }.enter(folder.path)
  #expect(throws: InputError(folder.path + "/sweep.json", reason: "steps: expected 1 to 10000000, found 0")) {
    try SweepQuestion(in: folder.path)
  }
  #expect(throws: InputError.self) { try SweepQuestion(in: folder.path + "/none") }
}
