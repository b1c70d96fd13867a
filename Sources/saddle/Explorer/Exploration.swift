import Training

/// What is explored: a training, all that is shown of it, and what has been asked for; without a terminal.
struct Exploration {
  var state: ExplorerState
  var live: LiveTraining
  let preparation = TrainingPreparation()
  /// What the live training is set up by; nil where it cannot be changed.
  var trained: TrainingSetup?
  /// What the live training was set up by since its beginning; its marks count them.
  var setups: [TrainingSetup]
  /// What is left of the way to a state that is to be seen.
  var journey: [Leg] = []
  var isWaitingOnTheWay = false
  /// What is set where the way ends: balls roll by the learning rate that there is then.
  var settingsAtTheEnd: KeySettings?
  private var tourClock = TourClock(nil)
  /// The command lines that were told.
  private(set) var told: [String] = []
  /// Of the screen, in cells.
  private var size = (width: 80, height: 24)
  /// Whether the state is not what was drawn last.
  var isStale = true
  /// Whether the samples in the state are those of an earlier step than the rest.
  var samplesAreBehind = false

  /// - Parameter setup: what the training is set up by, where that can be changed.
  init(_ live: LiveTraining, setup: TrainingSetup?) {
    self.live = live
    trained = setup
    setups = setup.map { [$0] } ?? []
    state = ExplorerState(
      live.plan, observation: Observer.placeholder(live.trainer.snapshot),
      probes: live.observer.probes)
    state.setup = setup
  }

  /// - Parameter arrival: what is to be seen first.
  mutating func begin(at arrival: Explorer.Arrival?) {
    var effects: [Effect] = []
    if let arrival {
      var settings = arrival.settings
      if !arrival.changes.isEmpty, let balls = settings.view.removeValue(forKey: .balls) {
        settingsAtTheEnd = KeySettings(view: [.balls: balls])
      }
      effects = state.enter(settings, training: nil)
      if !arrival.changes.isEmpty {
        let last = arrival.settings.step.map { [Leg(step: $0)] } ?? []
        effects.removeAll { if case .travel = $0 { true } else { false } }
        effects.append(.travel(arrival.changes + last))
      }
    }
    let travels = effects.contains { if case .travel = $0 { true } else { false } }
    if !state.isPaused, !travels { live.trainer.start() }
    _ = carryOut(effects)
  }

  /// Begins with a tour's first scene.
  mutating func begin(_ tour: Tour, pace: TourPace?) {
    tourClock = TourClock(pace)
    state.tour = TourProgress(tour)
    _ = carryOut(state.enterScene(0, isFresh: true))
  }

  /// Goes on with the tour where its scene has what it waits for.
  mutating func goOnWithTour() -> Explorer.Ending? {
    guard let tour = state.tour else { return nil }
    switch tourClock.turn(tour, hasWhatItWaitsFor: state.tourGoesOn) {
    case .waits: return nil
    case .goesOn: return carryOut(state.reduce(.tour(.next)))
    case .isOver: return .tourOver
    case .isStuck(let scene): return .tourStuck(scene: scene)
    }
  }

  /// Ends what is still at work in the background, where the program goes on.
  func rest() {
    live.trainer.abandon()
    live.landscape.cancel()
  }

  /// Does what an event stands for on a screen of a size.
  ///
  /// - Returns: why the explorer ends, where it does.
  mutating func take(_ event: TerminalEvent, width: Int, height: Int) -> Explorer.Ending? {
    size = (width, height)
    defer { state.keepHelpInSight(width: width, height: height) }
    switch event {
    case .key(let key):
      return carryOut(asked: state.press(key))
    case .mouse(let mouse):
      return carryOut(asked: state.point(mouse, width: width, height: height))
    case .resized, .resumed:
      isStale = true
    case .interrupted(let signal):
      return .interrupted(signal: signal)
    }
    return nil
  }

  /// What is asked for on the way to a state ends the way.
  mutating func carryOut(asked effects: [Effect]) -> Explorer.Ending? {
    if effects.contains(where: \.changesTraining) {
      journey = []
      state.isTravelling = false
    }
    return carryOut(effects)
  }

  mutating func carryOut(_ effects: [Effect]) -> Explorer.Ending? {
    isStale = true
    if let command = state.told, command != told.last { told.append(command) }
    for effect in effects {
      switch effect {
      case .start: live.trainer.start()
      case .pause: live.trainer.pause()
      case .makeStep: live.trainer.makeStep()
      case .restart: live.trainer.restart()
      case .setPace(let pace): live.trainer.setPace(pace.trainerPace)
      case .setLearningRate(let rate): setLearningRate(rate)
      case .travel(let legs):
        journey = legs
        travel()
      case .prepare(let setup):
        if let trained { preparation.prepare(setup, after: live, setUpBy: trained) }
      case .cancelSurface: live.landscape.cancel()
      case .write(let path, let overwrites):
        state.take(state.write(to: path, overwriting: overwrites, width: size.width, height: size.height))
      case .quit: return .quit
      }
    }
    return nil
  }

  /// Takes the latest snapshot in, where it tells something new.
  mutating func observe() {
    adopt()
    let snapshot = live.trainer.snapshot
    let seen = state.observation
    goOn(at: snapshot)
    state.history = TrainingHistory(snapshot, setups: setups)
    live.landscape.record(snapshot)
    // On the way to a step there is no telling yet where the middle is.
    if state.screen == .landscape, !state.isTravelling, live.landscape.update(&state, snapshot) {
      isStale = true
    }
    if state.screen == .home, seen.isOlder(than: snapshot) || samplesAreBehind || state.lacksWhatIsBelow {
      state.see(live.observer.observe(snapshot, below: state.surface.lower))
      samplesAreBehind = false
      isStale = true
    } else if state.screen != .home, seen.isBehind(snapshot) {
      // Where no samples are shown none are looked at: with large networks that takes most of a frame.
      state.observation = seen.movedOn(to: snapshot)
      samplesAreBehind = true
      isStale = true
    } else if snapshot.stepsPerSecond != seen.stepsPerSecond || snapshot.rate != seen.rate
      || snapshot.isFinished != seen.isFinished
    {
      state.observation.stepsPerSecond = snapshot.stepsPerSecond
      state.observation.rate = snapshot.rate
      state.observation.isFinished = snapshot.isFinished
      isStale = true
    }
    if state.advance() { isStale = true }
  }
}
