import ArrayFiles
import Foundation
import Testing

@testable import Experiments

private func queue(
  _ progress: SweepProgress? = nil, store: ResultStore? = nil, workers: Int
) -> SweepQueue {
  let sweep = SweepDefinition.small
  return SweepQueue(
    progress ?? SweepProgress(sweep, points: sweep.smallPoints, results: store?.results ?? []),
    data: SmallData.data, store: store, workers: workers)
}

@Test(arguments: [1, 3])
func theResultsAreTheSameWhateverTheNumberOfWorkers(workers: Int) {
  let queue = queue(workers: workers)
  queue.start()
  #expect(queue.wait(milliseconds: 60_000))
  let snapshot = queue.snapshot
  #expect(
    snapshot.isOver && snapshot.progress.isComplete && snapshot.running.isEmpty && snapshot.failure == nil)
  let whole = SweepDefinition.small.finished()
  #expect(snapshot.progress.results.mapValues(\.withoutTime) == whole.results.mapValues(\.withoutTime))
  #expect(snapshot.newest.count == whole.results.count && snapshot.version == whole.results.count)
  // Who comes late need not wait.
  #expect(queue.wait(milliseconds: 0))
}

@Test func aSweepThatWasCancelledGoesOnWhereItWas() throws {
  let folder = try TemporaryFolder()
  func begun() throws -> [CellResult] {
    let queue = queue(store: try ResultStore(folder.path, .small), workers: 3)
    queue.start()
    while queue.snapshot.version < 5 { usleep(200) }
    queue.cancel()
    #expect(queue.wait(milliseconds: 60_000))
    return queue.snapshot.newest
  }
  let done = try begun()
  #expect(try done.count >= 5 && ResultStore.results(in: folder.path) == done)

  // The first one is over, but its last call may not have returned yet and has the folder until then.
  var store: ResultStore?
  for _ in 0..<10_000 where store == nil {
    store = try? ResultStore(folder.path, .small)
    usleep(1000)
  }
  #expect(store != nil)
  let second = queue(store: store, workers: 2)
  second.start()
  #expect(second.wait(milliseconds: 60_000))
  let whole = SweepDefinition.small.finished()
  #expect(second.snapshot.newest.count == whole.results.count - done.count)
  // Each once, to the bit as if nothing had been.
  let results = try ResultStore.results(in: folder.path)
  #expect(results.count == whole.results.count)
  #expect(Set(results.map(\.withoutTime)) == Set(whole.results.values.map(\.withoutTime)))
}

@Test func aSweepThatIsCompleteIsOverAtOnce() {
  let queue = queue(SweepDefinition.small.finished(), workers: 2)
  queue.start()
  #expect(queue.wait(milliseconds: 10_000) && queue.snapshot.newest.isEmpty)
}

@Test func whatCannotBeKeptStopsTheSweep() throws {
  let folder = try TemporaryFolder()
  let store = try ResultStore(folder.path, .small)
  let queue = queue(store: store, workers: 2)
  try FolderPath.make(folder.path + "/results.jsonl")
  queue.start()
  #expect(queue.wait(milliseconds: 60_000))
  let snapshot = queue.snapshot
  #expect(snapshot.failure == OutputError(path: folder.path + "/results.jsonl", errno: EISDIR))
  // What was not kept is not told as done.
  #expect(snapshot.isOver && snapshot.newest.isEmpty && snapshot.progress.results.isEmpty)
}
