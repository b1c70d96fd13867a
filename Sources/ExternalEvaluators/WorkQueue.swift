import Dispatch
import Landscape
import Synchronization
import Training

/// Points for one worker: a part of a request.
struct Assignment: Sendable {
  let request: PointRequest
  let points: [Grid.Point]
  /// Which order of the queue they are from.
  fileprivate let order: Int
}

/// What is to be evaluated, who waits for work, and how the workers fare. Threads that wait block; workers are
/// tasks and do not.
final class WorkQueue: Sendable {
  private let command: String
  private let workers: Int
  private let state = Mutex(State())

  private struct Order {
    let number: Int
    let request: PointRequest
    var pending: ArraySlice<Grid.Point>
    var underWay = 0
  }

  private struct WaitingWorker {
    let size: Int
    let continuation: CheckedContinuation<Assignment?, Never>
  }

  private struct State {
    var orders: [Order] = []
    var nextOrder = 0
    var waiting: [WaitingWorker] = []
    var bells: [DispatchSemaphore] = []
    var firstHello: (worker: Int, hello: EvaluatorHello)?
    var reasons: [Int: String] = [:]
    var remarks: [String] = []
    var latestComplaint: String?
    var error: ExternalEvaluatorError?
  }

  init(command: String, workers: Int) {
    self.command = command
    self.workers = workers
  }

  /// The latest ones.
  var remarks: [String] { state.withLock { $0.remarks } }
  var latestComplaint: String? { state.withLock { $0.latestComplaint } }

  /// So that a worker which dies again and again for days does not fill the memory.
  private static let remarkLimit = 1000

  // MARK: For threads that wait

  /// Waits for the first hello; nil where the wait is cancelled.
  func hello(_ cancellation: Cancellation) throws(ExternalEvaluatorError) -> EvaluatorHello? {
    let found = wait(cancellation, until: nil) { state -> Result<EvaluatorHello, ExternalEvaluatorError>? in
      state.error.map { .failure($0) } ?? state.firstHello.map { .success($0.hello) }
    }
    return try found?.get()
  }

  /// Has the points of a request evaluated; returns when they are, or shortly after a cancellation.
  func evaluate(_ request: PointRequest) throws(ExternalEvaluatorError) {
    let number = change { state in
      defer { state.nextOrder += 1 }
      state.orders.append(
        Order(number: state.nextOrder, request: request, pending: request.points[...]))
      return state.nextOrder
    }
    defer { change { $0.orders.removeAll { $0.number == number } } }
    func outcome(_ state: State) -> Result<Void, ExternalEvaluatorError>? {
      let order = state.orders.first { $0.number == number }!
      if order.pending.isEmpty, order.underWay == 0 { return .success(()) }
      return state.error.map { .failure($0) }
    }
    if let outcome = wait(request.cancellation, until: nil, outcome) { return try outcome.get() }
    // Cancelled. What is under way is mostly about to come; what hangs is not waited for.
    change { state in
      let index = state.orders.firstIndex { $0.number == number }!
      state.orders[index].pending = []
    }
    _ = wait(Cancellation(), until: .now() + Self.patience, outcome)
  }

  private static let patience = DispatchTimeInterval.milliseconds(500)

  /// Blocks until `find` finds something in the state; nil after a cancellation or at the deadline.
  private func wait<Found>(
    _ cancellation: Cancellation, until deadline: DispatchTime?, _ find: (State) -> Found?
  ) -> Found? {
    let bell = DispatchSemaphore(value: 0)
    cancellation.whenCancelled { bell.signal() }
    while true {
      let found = state.withLock { state in
        let found = find(state)
        if found == nil, !state.bells.contains(where: { $0 === bell }) { state.bells.append(bell) }
        return found
      }
      if found != nil || cancellation.isCancelled { return found }
      if bell.wait(timeout: deadline ?? .distantFuture) == .timedOut { return nil }
    }
  }

  // MARK: For workers

  /// The next points for a worker that wants about so many; nil where there will be none.
  func next(size: Int) async -> Assignment? {
    await withCheckedContinuation { continuation in
      change { $0.waiting.append(WaitingWorker(size: size, continuation: continuation)) }
    }
  }

  /// Takes the values of an assignment, in the order of its points.
  func finish(_ assignment: Assignment, with evaluations: [Evaluation]) {
    for (point, evaluation) in zip(assignment.points, evaluations) {
      assignment.request.hand(evaluation, at: point)
    }
    change { state in
      guard let index = state.orders.firstIndex(where: { $0.number == assignment.order }) else { return }
      state.orders[index].underWay -= 1
    }
  }

  /// Takes an assignment back that its worker could not do; its points are the next ones.
  func takeBack(_ assignment: Assignment) {
    change { state in
      guard let index = state.orders.firstIndex(where: { $0.number == assignment.order }) else { return }
      state.orders[index].underWay -= 1
      guard !assignment.request.cancellation.isCancelled else { return }
      state.orders[index].pending = (assignment.points + state.orders[index].pending)[...]
    }
  }

  /// Takes notice of a hello; whether the worker is one of these.
  func welcome(_ hello: EvaluatorHello, of worker: Int) -> Bool {
    change { state in
      guard let first = state.firstHello else {
        state.firstHello = (worker, hello)
        return true
      }
      if first.hello == hello { return true }
      state.error =
        state.error
        ?? .differentHellos(
          command: command, first.worker, first.hello, worker, hello)
      return false
    }
  }

  func remark(_ text: String) {
    state.withLock { Self.remark(text, in: &$0) }
  }

  private static func remark(_ text: String, in state: inout State) {
    if state.remarks.count == remarkLimit { state.remarks.removeFirst() }
    state.remarks.append(text)
  }

  /// A worker has written to standard error.
  func hear(_ line: String, from worker: Int) {
    state.withLock { $0.latestComplaint = "worker \(worker): \(line)" }
  }

  /// A worker will not come again, which is remarked on; where it was the last, the error says it.
  func lose(worker: Int, reason: String, remark: String) {
    change { state in
      state.reasons[worker] = reason
      guard state.reasons.count == workers else { return Self.remark(remark, in: &state) }
      let reasons = state.reasons.sorted { $0.key < $1.key }.map(\.value)
      state.error = state.error ?? .noWorkerLeft(command: command, reasons: reasons)
    }
  }

  /// Lets nobody wait any longer, for work or for values.
  func close() { change { $0.error = $0.error ?? .closed } }

  var isOver: Bool { state.withLock { $0.error != nil } }

  // MARK: The state

  /// Changes the state, gives work to those who can have some now, and wakes the threads that wait.
  @discardableResult
  private func change<Outcome>(_ body: (inout State) -> Outcome) -> Outcome {
    let (outcome, given, bells) = state.withLock { state in
      let outcome = body(&state)
      var given: [(WaitingWorker, Assignment?)] = []
      while let worker = state.waiting.first {
        let assignment = state.error == nil ? assignment(size: worker.size, &state) : nil
        if assignment == nil, state.error == nil { break }
        given.append((state.waiting.removeFirst(), assignment))
      }
      defer { state.bells = [] }
      return (outcome, given, state.bells)
    }
    for (worker, assignment) in given { worker.continuation.resume(returning: assignment) }
    for bell in bells { bell.signal() }
    return outcome
  }

  private func assignment(size: Int, _ state: inout State) -> Assignment? {
    guard let index = state.orders.firstIndex(where: { !$0.pending.isEmpty }) else { return nil }
    // Towards the end ever fewer, so that all workers come to it at about the same time.
    let count = state.orders[index].pending.count
    let points = Array(state.orders[index].pending.prefix(max(1, min(size, count / (2 * workers)))))
    state.orders[index].pending.removeFirst(points.count)
    state.orders[index].underWay += 1
    return Assignment(
      request: state.orders[index].request, points: points, order: state.orders[index].number)
  }
}
