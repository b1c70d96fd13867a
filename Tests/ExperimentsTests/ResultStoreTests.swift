import ArrayFiles
import Foundation
import Testing

@testable import Experiments

private func open(_ folder: TemporaryFolder) throws -> ResultStore { try ResultStore(folder.path, .small) }

@Test func whatIsAddedIsThereTheNextTime() throws {
  let folder = try TemporaryFolder()
  var store: ResultStore? = try open(folder)
  #expect(store!.results.isEmpty)
  for seed in 1...3 { try store!.append(.small(seed: UInt64(seed))) }
  store = nil
  #expect(try open(folder).results == (1...3).map { CellResult.small(seed: $0) })
  #expect(try ResultStore.results(in: folder.path).count == 3)
}

@Test func resultsOfSingleCellsCountToo() throws {
  let folder = try TemporaryFolder()
  try open(folder).append(.small(seed: 1))
  try FolderPath.make(folder.path + "/cells")
  try write(ResultStore.line(.small(seed: 2)), to: folder.path + "/cells/000001.json")
  // Still being written, or nothing of the sweep's.
  try write([1], to: folder.path + "/cells/.000002.json")
  try write([1], to: folder.path + "/cells/.saddle-1-ab.tmp")
  try write([1], to: folder.path + "/cells/notes.txt")
  #expect(try open(folder).results == [.small(seed: 1), .small(seed: 2)])
}

@Test func oneProcessHasTheFolderAtATime() throws {
  let folder = try TemporaryFolder()
  let store = try open(folder)
  #expect(throws: OutputError(path: folder.path, reason: "another process is using this sweep folder")) {
    try open(folder)
  }
  try withExtendedLifetime(store) { try store.append(.small(seed: 1)) }
}

@Test func aTornLastLineIsDroppedAndTheRestStays() throws {
  let folder = try TemporaryFolder()
  try open(folder).append(.small(seed: 1))
  let file = folder.path + "/results.jsonl"
  let line = ResultStore.line(.small(seed: 2))
  let whole = try Data(contentsOf: URL(fileURLWithPath: file))
  // Wherever the process died; a last line without its end is none.
  for length in [1, line.count / 2, line.count - 1] {
    try write(whole + line.prefix(length), to: file)
    #expect(try ResultStore.results(in: folder.path) == [.small(seed: 1)])
    let store = try open(folder)
    #expect(try store.results == [.small(seed: 1)] && Data(contentsOf: URL(fileURLWithPath: file)) == whole)
    try store.append(.small(seed: 3))
    #expect(try ResultStore.results(in: folder.path) == [.small(seed: 1), .small(seed: 3)])
  }
  try write(line.prefix(9), to: file)
  #expect(try open(folder).results.isEmpty)
}

@Test(arguments: ["", "{}", "nonsense", "\0\0\0\0", "[1]", #"{"key": "x"}"#])
func aDamagedLineIsNamedAndNothingIsChanged(damage: String) throws {
  let folder = try TemporaryFolder()
  try open(folder).append(.small(seed: 1))
  let file = folder.path + "/results.jsonl"
  let content =
    try Data(contentsOf: URL(fileURLWithPath: file)) + Data((damage + "\n").utf8)
    + Data(ResultStore.line(.small(seed: 2)))
  try content.write(to: URL(fileURLWithPath: file))
  #expect(
    throws: InputError(file, at: "line 2", expected: "the result of a cell", found: "something else")
  ) { try open(folder) }
  #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == content)
}

@Test func editedResultsAreRefused() throws {
  let folder = try TemporaryFolder()
  let file = folder.path + "/results.jsonl"
  func flaw(_ change: (inout CellResult) -> Void) throws -> String? {
    var result = CellResult.small(seed: 1)
    change(&result)
    try write(ResultStore.line(result), to: file)
    do throws(InputError) { _ = try ResultStore.results(in: folder.path) } catch { return error.reason }
    return nil
  }
  #expect(try flaw { _ in } == nil)
  #expect(try flaw { $0.learningRate = 0.1 } == "expected the result of a cell, found another key")
  #expect(try flaw { $0.samplesPerClass = 5 } == "expected the result of a cell, found another key")
  #expect(try flaw { $0.testAccuracy = 1.5 } == "expected the result of a cell, found a test-accuracy of 1.5")
  #expect(try flaw { $0.testAccuracy = nil } == "expected the result of a cell, found no test-accuracy")
  #expect(
    try flaw { $0.validationAccuracy = -0.5 }
      == "expected the result of a cell, found a validation-accuracy of -0.5")
  #expect(try flaw { $0.seconds = -1 } == "expected the result of a cell, found -1.0 seconds")
  #expect(
    try flaw {
      $0.key = $0.key.replacing("final", with: "search")
      $0.stage = .search
    } == "expected the result of a cell, found a test-accuracy in the search")
}

@Test func aFolderThatWasReplacedIsNotWrittenTo() throws {
  let folder = try TemporaryFolder()
  let store = try open(folder)
  try FileManager.default.moveItem(atPath: folder.path, toPath: folder.path + "-moved")
  defer { try? FileManager.default.removeItem(atPath: folder.path + "-moved") }
  #expect(throws: OutputError(path: folder.path, reason: "the sweep folder was moved, replaced or removed")) {
    try store.append(.small(seed: 1))
  }
}

@Test func whatKilledProcessesLeftIsRemoved() throws {
  let folder = try TemporaryFolder()
  _ = try open(folder)
  try write([1], to: folder.path + "/.saddle-2000000000-ab.tmp")
  _ = try open(folder)
  #expect(FolderContent.names(in: folder.path).sorted() == [".lock", "sweep.json"])
}

@Test func aFolderThatContradictsItselfIsNotGoneOnWith() throws {
  let folder = try TemporaryFolder()
  var result = CellResult.small(seed: 1)
  try open(folder).append(result)
  result.testAccuracy = 0.75
  try open(folder).append(result)
  #expect(
    throws: InputError(
      folder.path, at: result.key, expected: "the same result wherever a cell was run",
      found: "the same weights with other accuracies or losses")
  ) { try open(folder) }
}

/// Files of cells that somebody copied from the folder of a sweep with the same keys.
@Test func resultsThatWereTrainedOtherwiseAreRefused() throws {
  let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
  var sweep = SweepDefinition.small
  sweep.batchSize = 6
  let question = SweepQuestion(sweep, data: SmallData.data)
  let plan = SweepPlan(sweep, points: question.points)
  _ = try CellFolder(other.path, question, plan).run(0, data: SmallData.data)
  let cells = try CellFolder(folder.path, .small, SweepPlan(.small, points: SweepQuestion.small.points))
  let file = try Data(contentsOf: URL(fileURLWithPath: other.path + "/cells/000000.json"))
  try write(file, to: folder.path + "/cells/000000.json")
  let complaints = [
    #expect(throws: InputError.self) { try open(folder) },
    #expect(throws: InputError.self) { try SweepResults([folder.path]) },
    #expect(throws: InputError.self) { try cells.run(0, data: SmallData.data) },
    #expect(throws: InputError.self) { try cells.run(plan.searchCount, data: SmallData.data) },
  ]
  for complaint in complaints {
    let text = try #require(complaint).description
    #expect(text.contains("expected a result of this sweep, with batch-size=4, "))
    #expect(text.hasSuffix("found one with batch-size=6"))
  }
}

@Test func aFileInPlaceOfTheFolderOfCellsIsToldAsThat() throws {
  let folder = try TemporaryFolder()
  try write([], to: folder.path + "/cells")
  #expect(throws: InputError(folder.path + "/cells", errno: ENOTDIR)) {
    try ResultStore.results(in: folder.path)
  }
}

@Test func resultsOfWhichNobodyWroteDownTheConditionsContradictNone() throws {
  let folder = try TemporaryFolder()
  var result = CellResult.small(seed: 1)
  try open(folder).append(result)
  result.conditions = SweepQuestion.small.conditions
  try open(folder).append(result)
  #expect(try open(folder).results.count == 2)
  #expect(try SweepResults([folder.path]).progress.results.count == 1)
}
