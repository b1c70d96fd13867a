import Training

// How the training of an exploration changes, and how it gets to a step that is to be seen.
extension Exploration {
  mutating func setLearningRate(_ rate: Float) {
    guard trained != nil else { return live.trainer.setLearningRate(rate) }
    trained!.settings.learningRate = rate
    live.trainer.setLearningRate(rate, mark: note(trained!))
  }

  /// Counts another setup of the live training.
  mutating func note(_ setup: TrainingSetup) -> Int {
    setups.append(setup)
    return setups.count - 1
  }

  /// Goes to the next step on the way.
  mutating func travel() {
    state.isTravelling = !journey.isEmpty
    if let leg = journey.first { live.trainer.hurry(to: leg.step) }
  }

  /// Changes what is to be changed where the next step on the way has been made, and goes on from there.
  mutating func goOn(at snapshot: TrainingSnapshot) {
    guard let leg = journey.first, !isWaitingOnTheWay, snapshot.isPaused || snapshot.isFinished,
      // Of a training that has been over before there may still be a snapshot from its end.
      snapshot.step == leg.step || snapshot.isFinished && snapshot.step < leg.step
    else { return }
    isStale = true
    if let setup = leg.setup, setup != trained, let trained {
      var rateAlone = trained
      rateAlone.settings.learningRate = setup.settings.learningRate
      state.setup = setup
      state.learningRate = setup.settings.learningRate
      if rateAlone == setup {
        setLearningRate(setup.settings.learningRate)
      } else {
        isWaitingOnTheWay = true
        state.isPreparing = true
        return preparation.prepare(setup, after: live, setUpBy: trained)
      }
    }
    goToNextLeg()
  }

  private mutating func goToNextLeg() {
    // Whoever pauses on the way ends it.
    guard !journey.isEmpty else { return }
    journey.removeFirst()
    travel()
    if journey.isEmpty { state.landscape.request.centering += 1 }
    if journey.isEmpty, let settings = settingsAtTheEnd {
      settingsAtTheEnd = nil
      // What is no value of its key was told at the start.
      try? settings.apply(to: &state)
    }
    if journey.isEmpty, !state.isPaused { live.trainer.start() }
  }

  /// Takes in the training that was asked for, if it is ready.
  mutating func adopt() {
    guard let outcome = preparation.take() else { return }
    isStale = true
    state.isPreparing = false
    switch outcome.result {
    case .failure(let error):
      state.setup = trained
      state.arrival = nil
      journey = []
      isWaitingOnTheWay = false
      state.isTravelling = false
      if state.controls == nil { state.remark = error.message }
      state.controls?.remark = .failed(error.message)
    case .success(var next):
      trained = outcome.setup
      if outcome.isContinued {
        live.trainer.change(to: next.plan, mark: note(outcome.setup))
      } else {
        setups = [outcome.setup]
        live.trainer.abandon()
        next.trainer.setPace(state.pace.trainerPace)
        if !state.isPaused { next.trainer.start() }
      }
      if next.landscape.isOther(than: live.landscape) {
        live.landscape.cancel()
        state.landscape.live = LiveLandscape()
      } else {
        // It has recorded more since.
        next.landscape = live.landscape
      }
      live = next
      let observation = outcome.isContinued ? state.observation : Observer.placeholder(next.trainer.snapshot)
      state.take(next.plan, observation: observation, probes: next.observer.probes)
      samplesAreBehind = true
      _ = carryOut(state.arrive())
      if isWaitingOnTheWay {
        isWaitingOnTheWay = false
        goToNextLeg()
      }
      // It may have been changed meanwhile, which needs no other plan.
      guard let rate = state.setup?.settings.learningRate, rate != next.plan.learningRate else { return }
      state.learningRate = rate
      setLearningRate(rate)
    }
  }
}
