import Synchronization
import Testing
import Training

@testable import Landscape

/// Gives a · b without an accuracy, and fails after so many points.
private final class FailingSource: PointSource {
  struct Failure: Error {}

  let asked = Mutex<[Grid.Point]>([])
  let capacity: Int
  let remarks = ["one line"]

  init(capacity: Int) { self.capacity = capacity }

  func evaluate(_ request: PointRequest) throws {
    for point in request.points {
      let count = asked.withLock { asked in
        asked.append(point)
        return asked.count
      }
      if count > capacity { throw Failure() }
      let (a, b) = (request.grid.x[point.column], request.grid.y[point.row])
      request.hand(Evaluation(loss: a * b, accuracy: .nan), at: point)
    }
  }
}

@Test func aRunThatFailsKeepsWhatWasEvaluated() throws {
  let grid = Grid(
    x: GridAxis(from: -1, through: 1, count: 9), y: GridAxis(from: -0.5, through: 0.75, count: 5))
  let failing = SurfaceComputation(FailingSource(capacity: 30), grid: grid)
  var levels = 0
  #expect(throws: FailingSource.Failure.self) { try failing.run { _ in levels += 1 } }
  #expect(levels == 1)
  #expect(failing.current.evaluatedCount == 30 && failing.progress.evaluated == 30)
  #expect(failing.progress.total == 45 && failing.progress.secondsLeft != nil)
  #expect(failing.remarks == ["one line"])

  let source = FailingSource(capacity: 100)
  let rest = SurfaceComputation(source, grid: grid, known: failing.surfaces)
  try rest.run()
  #expect(source.asked.withLock { $0.count } == 15)
  let surface = rest.current
  #expect(surface.isComplete && surface.accuracies.allSatisfy { $0.isNaN })
  #expect(surface[Grid.Point(column: 8, row: 4)]?.loss == 0.75)
  #expect(surface[Grid.Point(column: 0, row: 0)]?.loss == 0.5)
}
