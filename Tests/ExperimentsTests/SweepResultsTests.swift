import ArrayFiles
import Foundation
import Testing

@testable import Experiments

@Test func foldersAreReadAsOne() throws {
  let folders = [try TemporaryFolder(), try TemporaryFolder()]
  let results = SweepDefinition.small.finished().results.values.sorted { $0.key < $1.key }
  for (index, folder) in folders.enumerated() {
    let store = try ResultStore(folder.path, .small)
    // Two of them in both.
    for result in index == 0 ? results.prefix(15) : results.suffix(from: 13) { try store.append(result) }
  }
  #expect(try !SweepResults([folders[0].path]).progress.isComplete)
  let both = try SweepResults(folders.map(\.path))
  #expect(both.question == .small && both.progress.isComplete)
  #expect(both.progress.results.values.sorted { $0.key < $1.key } == results)
}

@Test func foldersOfOtherSweepsAreRefused() throws {
  let folders = [try TemporaryFolder(), try TemporaryFolder()]
  try SweepQuestion.small.enter(folders[0].path)
  var sweep = SweepDefinition.small
  sweep.batchSize = 5
  try SweepQuestion(sweep, data: SmallData.data).enter(folders[1].path)
  #expect(
    throws: InputError(
      folders[1].path, at: "batch-size", expected: "what the sweep in this folder began with, 5", found: "4")
  ) { try SweepResults(folders.map(\.path)) }
  let none = folders[0].path + "/none"
  #expect(throws: InputError(none + "/sweep.json", errno: ENOENT)) {
    try SweepResults([folders[0].path, none])
  }
}

/// What the key of a cell does not say.
@Test(arguments: [
  "batch-size: 5", "momentum: 0.5", "clip: 2", "validation: 3", "shift: 1", "flip: true", "erase: 1",
])
func foldersOfAnotherProtocolAreRefused(yaml: String) throws {
  let folders = [try TemporaryFolder(), try TemporaryFolder()]
  let results = SweepDefinition.small.finished().results.values
  let sweep = try SweepFile(YAMLFile(yaml, file: "")).changes.applied(to: .small)
  for (folder, sweep) in zip(folders, [.small, sweep]) {
    let store = try ResultStore(folder.path, SweepQuestion(sweep, data: SmallData.data))
    for result in results { try store.append(result) }
  }
  let error = #expect(throws: InputError.self) { try SweepResults(folders.map(\.path)) }
  #expect(
    error?.description.hasPrefix("\(folders[1].path): \(yaml.prefix { $0 != ":" }): expected what the sweep")
      == true)
}

@Test func foldersThatContradictEachOtherAreToldApart() throws {
  let (one, other) = (try TemporaryFolder(), try TemporaryFolder())
  let question = SweepQuestion(.small, data: SmallData.data)
  let cell = try #require(SweepProgress(.small, points: question.points).open.first)
  var result = CellResult(
    cell, validationAccuracy: 0.5, validationLoss: 1, testAccuracy: nil, weights: "1", seconds: 1)
  for folder in [one, other] {
    try ResultStore(folder.path, question).append(result)
    result.seconds = 2
  }
  #expect(try SweepResults([one.path, other.path]).progress.results.count == 1)
  result.weights = "2"
  try ResultStore(other.path, question).append(result)
  #expect(throws: InputError.self) { try SweepResults([one.path, other.path]) }
}
