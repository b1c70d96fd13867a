import ArrayFiles
import Synchronization
import Training

/// Makes trainings ready on a thread of its own, the latest wish only: reading data takes longer than a frame.
final class TrainingPreparation: Sendable {
  /// What a wish came to.
  struct Outcome: Sendable {
    let setup: TrainingSetup
    /// Whether the networks of the training before go on.
    let isContinued: Bool
    /// The training, or why there is none.
    let result: Result<LiveTraining, CommandError>

    /// Nobody will look at it.
    func abandon() {
      if !isContinued, case .success(let live) = result { live.trainer.abandon() }
    }
  }

  private struct State {
    var wish: (setup: TrainingSetup, current: LiveTraining, trained: TrainingSetup)?
    var isWorking = false
    var outcome: Outcome?
  }

  private let thread = BackgroundThread(niceness: 5)
  private let state = SanitizedMutex(State())

  /// Has a training made ready in place of whatever was asked for before.
  ///
  /// - Parameters:
  ///   - current: the training that there is, which goes on where it can.
  ///   - trained: what it is set up by.
  func prepare(_ setup: TrainingSetup, after current: LiveTraining, setUpBy trained: TrainingSetup) {
    let begins = state.withLock { state in
      state.wish = (setup, current, trained)
      state.outcome?.abandon()
      state.outcome = nil
      defer { state.isWorking = true }
      return !state.isWorking
    }
    if begins { thread.async { [self] in work() } }
  }

  /// What the latest wish came to, once.
  func take() -> Outcome? {
    state.withLock { state in
      defer { state.outcome = nil }
      return state.outcome
    }
  }

  private func work() {
    while let wish = state.withLock({ state in
      defer { state.wish = nil }
      if state.wish == nil { state.isWorking = false }
      return state.wish
    }) {
      let isContinued = wish.setup.continues(wish.trained)
      let result = Self.training(wish.setup, after: wish.current, setUpBy: wish.trained, isContinued)
      let outcome = Outcome(setup: wish.setup, isContinued: isContinued, result: result)
      // What has been asked for meanwhile comes in place of it.
      state.withLock { state in
        if state.wish == nil { state.outcome = outcome } else { outcome.abandon() }
      }
    }
  }

  private static func training(
    _ setup: TrainingSetup, after current: LiveTraining, setUpBy trained: TrainingSetup, _ isContinued: Bool
  ) -> Result<LiveTraining, CommandError> {
    do {
      guard isContinued else { return .success(LiveTraining(try setup.plan())) }
      return .success(
        current.continued(
          by: try setup.plan(goingOnFrom: current.plan), hasOtherLosses: setup.hasOtherLosses(than: trained)))
    } catch let error as CommandError {
      return .failure(error)
    } catch let error as InputError {
      return .failure(.input(error))
    } catch {
      return .failure(.usage("\(error)"))
    }
  }
}
