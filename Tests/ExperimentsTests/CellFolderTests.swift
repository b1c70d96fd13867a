import ArrayFiles
import Foundation
import Testing

@testable import Experiments

private let plan = SweepPlan(.small, points: SweepDefinition.small.smallPoints)

private func open(_ folder: TemporaryFolder) throws -> CellFolder {
  try CellFolder(folder.path, .small, plan)
}

private func names(_ folder: TemporaryFolder) -> [String] {
  FolderContent.names(in: folder.path + "/cells").sorted()
}

@Test func cellsByThemselvesGiveWhatASweepGives() throws {
  let folder = try TemporaryFolder()
  // Each as another process would, the searches backwards.
  let numbers = (0..<plan.searchCount).reversed() + plan.entries.indices.dropFirst(plan.searchCount)
  for number in numbers { _ = try #require(try open(folder).run(number, data: SmallData.data)) }
  #expect(names(folder).count == plan.entries.count && names(folder)[10] == "000010.json")
  let (progress, whole) = (try SweepResults([folder.path]).progress, SweepDefinition.small.finished())
  #expect(progress.isComplete)
  #expect(progress.results.mapValues(\.withoutTime) == whole.results.mapValues(\.withoutTime))
}

/// Is told of a training that must not be.
private func trains() -> Bool {
  Issue.record("it trains")
  return true
}

@Test func aResultThatIsThereIsNotMadeAgain() throws {
  let folder = try TemporaryFolder()
  let first = try #require(try open(folder).run(0, data: SmallData.data))
  let again = try open(folder).run(0, data: SmallData.data) { trains() }
  #expect(again == first)
  // Nor one that the sweep as a whole has made.
  guard case .search(let cell) = plan.entries[1] else { return }
  let known = CellResult(cell, validationAccuracy: 0.5, validationLoss: 1, testAccuracy: nil)
  try ResultStore(folder.path, .small).append(known)
  #expect(try open(folder).run(1, data: SmallData.data) { trains() } == known)
  #expect(names(folder) == ["000000.json"])
}

@Test func aCellThatNeedsOthersNamesThem() throws {
  let folder = try TemporaryFolder()
  let final = plan.searchCount
  let searches = plan.searches(for: final)
  #expect(searches.count == 2)
  #expect(throws: MissingCellsError(number: final, missing: searches)) {
    try open(folder).run(final, data: SmallData.data)
  }
  _ = try open(folder).run(searches[1], data: SmallData.data)
  #expect(throws: MissingCellsError(number: final, missing: [searches[0]])) {
    try open(folder).run(final, data: SmallData.data)
  }
  _ = try open(folder).run(searches[0], data: SmallData.data)
  #expect(try open(folder).run(final, data: SmallData.data)?.stage == .final)
}

@Test func aCancelledCellLeavesNothing() throws {
  let folder = try TemporaryFolder()
  #expect(try open(folder).run(0, data: SmallData.data) { true } == nil)
  #expect(names(folder).isEmpty)
}

@Test func onlyFilesThatACellNeedsAreRead() throws {
  let folder = try TemporaryFolder()
  let cells = try open(folder)
  try write([1, 2, 3], to: folder.path + "/cells/000001.json")
  #expect(try cells.run(0, data: SmallData.data) != nil)
  let file = folder.path + "/cells/000001.json"
  let error = InputError(file, expected: "the result of a cell", found: "something else")
  #expect(throws: error) { try cells.run(1, data: SmallData.data) }
  // It is one of those that choose the rates of the first point.
  #expect(throws: error) { try cells.run(plan.searchCount, data: SmallData.data) }
  #expect(throws: error) { try SweepResults([folder.path]) }
}

@Test func theResultOfAnotherCellIsRefused() throws {
  let folder = try TemporaryFolder()
  let cells = try open(folder)
  _ = try cells.run(0, data: SmallData.data)
  try FileManager.default.copyItem(
    atPath: folder.path + "/cells/000000.json", toPath: folder.path + "/cells/000003.json")
  #expect(throws: InputError.self) { try cells.run(3, data: SmallData.data) }
}

@Test func anotherSweepMakesNoCellsHere() throws {
  let folder = try TemporaryFolder()
  try SweepQuestion.small.enter(folder.path)
  var sweep = SweepDefinition.small
  sweep.steps = 31
  let other = SweepQuestion(sweep, data: SmallData.data)
  #expect(throws: InputError.self) {
    try CellFolder(folder.path, other, SweepPlan(sweep, points: other.points))
  }
  #expect(FolderContent.names(in: folder.path) == ["sweep.json"])
}

@Test func oldRemainsOfKilledProcessesGoAndNewOnesStay() throws {
  let folder = try TemporaryFolder()
  _ = try open(folder)
  // On another machine a process of any number may be writing.
  for name in [".saddle-1-ab.tmp", ".saddle-2000000000-cd.tmp"] {
    try write([1], to: "\(folder.path)/cells/\(name)")
  }
  try FileManager.default.setAttributes(
    [.modificationDate: Date(timeIntervalSinceNow: -7200)],
    ofItemAtPath: folder.path + "/cells/.saddle-1-ab.tmp")
  _ = try open(folder)
  #expect(names(folder) == [".saddle-2000000000-cd.tmp"])
}

@Test func threadsOnOneCellLeaveOneWholeResult() async throws {
  let folder = try TemporaryFolder()
  let path = folder.path
  let results = try await withThrowingTaskGroup(of: CellResult?.self) { group in
    for _ in 0..<4 {
      group.addTask { try CellFolder(path, .small, plan).run(0, data: SmallData.data)?.withoutTime }
    }
    return try await group.reduce(into: []) { $0.append($1) }
  }
  #expect(Set(results).count == 1 && names(folder) == ["000000.json"])
  #expect(try ResultStore.results(in: path).map(\.withoutTime) == [results[0]])
}
