import Synchronization

/// Trains on a thread of its own while others watch; the thread gives way to whoever draws.
///
/// Every method returns at once: what it asks for happens between two steps. Whoever watches asks for a
/// snapshot when ready to draw one and reads the latest; training never waits for it.
public final class Trainer: Sendable {
  /// How fast steps follow one another.
  public enum Pace: Sendable, Hashable {
    case stepsPerSecond(Double)
    case unlimited
  }

  private let thread = BackgroundThread(niceness: 5)
  private let training: SanitizedMutex<PacedTraining>
  private let latest: SanitizedMutex<TrainingSnapshot>
  private let isSnapshotAsked = Atomic(false)
  private let abandonment = Abandonment()

  /// Whether nobody wants anything of a training any more.
  private final class Abandonment: Sendable {
    let isThere = Atomic(false)
  }

  /// A trainer that rests at step 0. It evaluates its networks on the test samples on its thread: the first
  /// snapshot has no test accuracy yet.
  public init(_ plan: TrainingPlan, pace: Pace) {
    let training = PacedTraining(plan, pace: pace) { [abandonment] in
      abandonment.isThere.load(ordering: .relaxed)
    }
    latest = SanitizedMutex(training.snapshot)
    self.training = SanitizedMutex(training)
    thread.async { [weak self] in self?.training.withLock { $0.evaluate() } }
  }

  /// The latest snapshot that was asked for.
  public var snapshot: TrainingSnapshot { latest.withLock { $0 } }

  /// Asks for a new snapshot, which is there at the latest after the step that is being made.
  public func askForSnapshot() {
    guard !isSnapshotAsked.exchange(true, ordering: .relaxed) else { return }
    thread.async { [self] in
      isSnapshotAsked.store(false, ordering: .relaxed)
      let snapshot = training.withLock { $0.snapshot }
      latest.withLock { $0 = snapshot }
    }
  }

  public func start() { change { $0.isPaused = false } }
  public func pause() { change { $0.isPaused = true } }
  /// Makes one step, also while the training is paused.
  public func makeStep() { change { $0.makeStep() } }
  /// Trains without a limit up to a step and pauses there; from the start where that step is past.
  public func hurry(to step: Int) { change { $0.hurry(to: step) } }
  /// Back to step 0 and the same weights.
  public func restart() { change { $0.restart() } }
  public func setPace(_ pace: Pace) { change { $0.pace = pace } }
  /// - Parameter mark: a number by which the change is told in snapshots, with the step after which it came.
  public func setLearningRate(_ rate: Float, mark: Int? = nil) {
    change {
      $0.session.learningRate = rate
      $0.note(mark)
    }
  }
  /// Goes on by another plan from where the training stands.
  ///
  /// - Precondition: its data and seed are the same, its networks have the same parameters, and its optimizer
  ///   remembers as much.
  public func change(to plan: TrainingPlan, mark: Int? = nil) {
    change {
      $0.goOn(by: plan)
      $0.note(mark)
    }
  }

  /// Pauses, and returns when everything asked for so far is done: the latest snapshot then is up to date.
  public func stop() {
    thread.sync { [self] in training.withLock { $0.isPaused = true } }
  }

  /// Ends the training as soon as can be, within the step that is being made: nobody looks at it any more.
  public func abandon() {
    abandonment.isThere.store(true, ordering: .relaxed)
    pause()
  }

  private func change(_ body: @escaping @Sendable (inout PacedTraining) -> Void) {
    thread.async { [self] in
      let turn = training.withLock { training in
        body(&training)
        return training.newTurn()
      }
      run(turn)
    }
  }

  /// Trains for a slice of time and comes back, so that changes and snapshots get in between. A turn that
  /// a later change has replaced ends here.
  private func run(_ turn: Int) {
    let rest = training.withLock { $0.run(turn: turn) }
    switch rest {
    case .none: break
    case .some(let seconds) where seconds <= 0:
      thread.async { [weak self] in self?.run(turn) }
    case .some(let seconds):
      thread.async(after: seconds) { [weak self] in self?.run(turn) }
    }
  }
}
