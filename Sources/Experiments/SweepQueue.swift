import ArrayFiles
import Dispatch
import Synchronization
import Training

/// A sweep at work: it runs the cells on several threads, and owns what is known.
///
/// All that changes is changed on one serial queue; whoever looks gets the latest snapshot and waits for nothing.
public final class SweepQueue: Sendable {
  private let data: SweepData
  private let store: ResultStore?
  private let workers: Int
  private let queue = DispatchQueue(label: "sweep")
  private let trainings = DispatchQueue(label: "sweep trainings", attributes: .concurrent)
  private let state: Mutex<SweepSnapshot>
  private let isCancelled = Atomic(false)
  private let finished = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - store: where results are kept; those that it holds already are part of `progress`.
  ///   - workers: how many cells are run at the same time, each on one thread.
  public init(_ progress: SweepProgress, data: SweepData, store: ResultStore?, workers: Int) {
    self.data = data
    self.store = store
    self.workers = workers
    state = Mutex(SweepSnapshot(progress))
  }

  public var snapshot: SweepSnapshot { state.withLock { $0 } }

  public func start() { queue.async { self.assign() } }

  /// Drops the cells that are being run; those that are done are kept.
  public func cancel() {
    isCancelled.store(true, ordering: .relaxed)
    queue.async { self.assign() }
  }

  /// Waits until all is done, or no cell is being run any more after ``cancel()`` or a failure.
  ///
  /// - Returns: whether that came within the time.
  public func wait(milliseconds: Int) -> Bool {
    guard finished.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else { return false }
    finished.signal()
    return true
  }

  /// Gives every worker a cell, as long as there are some.
  private func assign() {
    let snapshot = snapshot
    let running = Set(snapshot.running.map(\.cell.key))
    var next: [SweepCell] = []
    if !isCancelled.load(ordering: .relaxed), snapshot.failure == nil {
      next = Array(
        snapshot.progress.open.lazy.filter { !running.contains($0.key) }.prefix(workers - running.count))
    }
    if next.isEmpty, running.isEmpty, !snapshot.isOver {
      state.withLock { $0.isOver = true }
      finished.signal()
    }
    let started = next.map { RunningCell($0) }
    state.withLock { $0.running += started }
    for cell in next { trainings.async { self.train(cell) } }
  }

  private func train(_ cell: SweepCell) {
    let training = CellTraining(cell, of: snapshot.progress.definition, data: data)
    let result = training.run(isCancelled: { isCancelled.load(ordering: .relaxed) }) { step, evaluation in
      state.withLock { $0.record(evaluation, step: step, of: cell) }
    }
    queue.async {
      self.take(result, of: cell)
      self.assign()
    }
  }

  private func take(_ result: CellResult?, of cell: SweepCell) {
    var failure: OutputError?
    if let result {
      do throws(OutputError) { try store?.append(result) } catch { failure = error }
    }
    state.withLock {
      $0.running.removeAll { $0.cell == cell }
      if let failure {
        $0.failure = $0.failure ?? failure
      } else if let result {
        $0.progress.add(result)
        $0.newest.append(result)
      }
      $0.version += 1
    }
    if failure != nil { isCancelled.store(true, ordering: .relaxed) }
  }
}

/// A cell in training.
public struct RunningCell: Sendable {
  public let cell: SweepCell
  public internal(set) var step = 0
  /// The mean losses of the steps.
  public internal(set) var loss = Curve(capacity: 256)
  public internal(set) var accuracy = Curve(capacity: 256)

  init(_ cell: SweepCell) { self.cell = cell }
}

/// What there is to see of a sweep at a moment.
public struct SweepSnapshot: Sendable {
  public internal(set) var progress: SweepProgress
  public internal(set) var running: [RunningCell] = []
  /// The results that came since the start, in their order.
  public internal(set) var newest: [CellResult] = []
  /// Why the sweep stopped by itself.
  public internal(set) var failure: OutputError?
  /// Whether nothing is being run any more, nor will be.
  public internal(set) var isOver = false
  /// Goes up with every result.
  public internal(set) var version = 0

  public init(_ progress: SweepProgress) { self.progress = progress }

  mutating func record(_ evaluation: Evaluation, step: Int, of cell: SweepCell) {
    guard let index = running.firstIndex(where: { $0.cell == cell }) else { return }
    running[index].step = step
    running[index].loss.append(evaluation.loss, step: step)
    running[index].accuracy.append(evaluation.accuracy, step: step)
  }
}
