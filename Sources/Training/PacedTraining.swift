/// A training session with a pace and the curves of its history: what the thread of a ``Trainer`` owns.
struct PacedTraining {
  private(set) var session: TrainingSession
  var pace: Trainer.Pace { didSet { schedule() } }
  var isPaused = true {
    didSet {
      goal = nil
      if isPaused != oldValue { begin() }
    }
  }
  /// The step to hurry to, at which the training pauses.
  private var goal: Int?

  private var trainingLoss: [Curve]
  private var testAccuracy: [Curve]
  private var restarts = 0
  private var changes: [TrainingSnapshot.Change] = []
  private var latestMark = 0
  /// When the next step is due.
  private var nextStep = ContinuousClock.now
  private var turn = 0
  private var speed = Speedometer()
  /// Whether nobody wants anything of it any more.
  private let isAbandoned: @Sendable () -> Bool

  /// How long the thread may be busy before it looks for changes.
  private static let slice = Duration.milliseconds(2)
  /// A pace that cannot be kept is not made up for by more than this.
  private static let largestDelay = Duration.milliseconds(100)

  init(_ plan: TrainingPlan, pace: Trainer.Pace, isAbandoned: @escaping @Sendable () -> Bool = { false }) {
    self.isAbandoned = isAbandoned
    session = TrainingSession(plan)
    self.pace = pace
    trainingLoss = plan.losses.map { _ in Curve() }
    testAccuracy = trainingLoss
  }

  var snapshot: TrainingSnapshot {
    let divergences = session.divergences
    return TrainingSnapshot(
      learners: session.weights.enumerated().map { index, weights in
        TrainingSnapshot.Learner(
          weights: weights, trainingLoss: trainingLoss[index], testAccuracy: testAccuracy[index],
          divergence: divergences[index])
      },
      step: session.step, epoch: session.epoch, rate: session.rate,
      isPaused: isPaused, stepsPerSecond: isPaused || session.isFinished ? nil : speed.stepsPerSecond,
      isFinished: session.isFinished, restarts: restarts, changes: changes, latestMark: latestMark)
  }

  /// The next step is due at once, and the speed is measured anew.
  private mutating func begin() {
    nextStep = .now
    speed = Speedometer()
  }

  /// At a new pace the next step is due no later than one step of it from now, and no sooner than it was:
  /// choosing a pace again and again makes no steps.
  private mutating func schedule() {
    guard case .stepsPerSecond(let rate) = pace else { return }
    nextStep = min(nextStep, ContinuousClock.now.advanced(by: .seconds(1 / rate)))
    speed = Speedometer()
  }

  mutating func makeStep() {
    if session.isFinished { return }
    let divergences = session.divergences
    for (index, evaluation) in session.advance().enumerated() where divergences[index] == nil {
      trainingLoss[index].append(evaluation.loss, step: session.step)
    }
    let isDue = session.isAtEndOfEpoch && EvaluationTimes.includes(epoch: session.epoch)
    if isDue || session.isFinished { evaluate() }
    speed.note(step: session.step, at: .now)
  }

  /// Notes that something was changed at this step.
  mutating func note(_ mark: Int?) {
    guard let mark else { return }
    latestMark = mark
    changes.append(TrainingSnapshot.Change(step: session.step, mark: mark))
  }

  /// Goes on by another plan from where the training stands.
  mutating func goOn(by plan: TrainingPlan) {
    let next = TrainingSession(plan)
    next.state = session.state
    session = next
  }

  mutating func restart() {
    session.restart()
    restarts += 1
    changes = []
    trainingLoss = trainingLoss.map { _ in Curve() }
    testAccuracy = trainingLoss
    speed = Speedometer()
    evaluate()
  }

  /// Adds the accuracy on the test samples at this step to the curves.
  mutating func evaluate() {
    let divergences = session.divergences
    guard let evaluations = session.evaluations(on: session.plan.data.test, unless: isAbandoned) else {
      return
    }
    for (index, evaluation) in evaluations.enumerated() where divergences[index] == nil {
      testAccuracy[index].append(evaluation.accuracy, step: session.step)
    }
  }

  /// Trains without a limit up to a step and pauses there; from the start where that step is past.
  mutating func hurry(to step: Int) {
    if step < session.step { restart() }
    isPaused = step == session.step
    if !isPaused { goal = step }
  }

  /// Begins a new turn, which replaces the one before.
  mutating func newTurn() -> Int {
    turn += 1
    return turn
  }

  /// Makes the steps that are due, for one slice of time.
  ///
  /// - Returns: the seconds until more are due, or nil where this turn is over.
  mutating func run(turn: Int) -> Double? {
    guard turn == self.turn, !isPaused, !session.isFinished, !isAbandoned() else { return nil }
    let start = ContinuousClock.now
    let end = start.advanced(by: Self.slice)
    if let goal {
      repeat { makeStep() } while session.step < goal && ContinuousClock.now < end && !session.isFinished
      guard session.step >= goal || session.isFinished else { return 0 }
      isPaused = true
      return nil
    }
    switch pace {
    case .unlimited:
      repeat { makeStep() } while ContinuousClock.now < end && !session.isFinished
      return 0
    case .stepsPerSecond(let rate):
      nextStep = max(nextStep, start.advanced(by: .zero - Self.largestDelay))
      var now = start
      while nextStep <= now, now < end {
        makeStep()
        nextStep = nextStep.advanced(by: .seconds(1 / rate))
        now = .now
      }
      return (nextStep - now) / .seconds(1)
    }
  }
}
