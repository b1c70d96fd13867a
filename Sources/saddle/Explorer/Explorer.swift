import Canvas
import Training

/// The explorer at work: takes keys and the mouse, asks training for snapshots, and draws what there is to see.
struct Explorer {
  /// Why the explorer came to its end.
  enum Ending: Hashable {
    case quit
    case interrupted(signal: Int32)
    /// The time that it was given is over.
    case timeOver
    /// The last scene of a tour has been shown, and nobody was waited for.
    case tourOver
    /// A scene waited in vain, by its number.
    case tourStuck(scene: Int)
  }

  private let terminal: Terminal
  private var live: LiveTraining
  private let preparation = TrainingPreparation()
  /// What the live training is set up by; nil where it cannot be changed.
  private var trained: TrainingSetup?
  /// What the live training was set up by since its beginning; its marks count them.
  private var setups: [TrainingSetup] = []
  /// What is left of the way to a state that is to be seen.
  private var journey: [Leg] = []
  private var isWaitingOnTheWay = false
  private var tourClock = TourClock(nil)
  /// The command lines that were told.
  private(set) var told: [String] = []
  private var state: ExplorerState
  private var frameInterval = Self.shortestInterval
  /// Whether the screen no longer shows the state.
  private var isStale = true
  /// Whether the samples in the state are those of an earlier step than the rest.
  private var samplesAreBehind = false
  /// What each frame took of late, from the snapshot to the last byte that the terminal accepted.
  private(set) var frameTimes: [Duration] = []

  private static let mostFrameTimes = 10_000
  /// 30 frames a second: training moves points smoothly, and a frame stays a small part of a processor.
  private static let shortestInterval = Duration.microseconds(33_333)
  private static let longestInterval = Duration.seconds(1)

  /// - Parameters:
  ///   - screen: what is shown first.
  ///   - isFollowing: whether the landscape goes along with training.
  ///   - setup: what the training is set up by, where that can be changed.
  ///   - isOfSweep: whether it was opened from the screen of a sweep, to which q goes back.
  init(
    _ live: LiveTraining, pace: Pace, terminal: Terminal, screen: Screen = .home, setup: TrainingSetup? = nil,
    isFollowing: Bool = false, isOfSweep: Bool = false
  ) {
    self.terminal = terminal
    self.live = live
    trained = setup
    setups = setup.map { [$0] } ?? []
    state = ExplorerState(
      live.plan, observation: Observer.placeholder(live.trainer.snapshot),
      shownCount: live.observer.probes.count)
    state.setup = setup
    state.pace = pace
    state.screen = screen
    state.landscape.isFollowing = isFollowing
    state.isOfSweep = isOfSweep
    state.isASCII = !terminal.capabilities.unicode
  }

  /// Runs until the user quits, a signal comes, or `deadline` is past.
  ///
  /// - Parameter arrival: what is to be seen first.
  mutating func run(until deadline: ContinuousClock.Instant? = nil, from arrival: Arrival? = nil) -> Ending {
    // The first frame waits for no number; the second brings them.
    draw()
    if state.tour == nil { begin(at: arrival) }
    var nextFrame = ContinuousClock.now
    while true {
      if let deadline, ContinuousClock.now >= deadline { return .timeOver }
      live.trainer.askForSnapshot()
      if let event = terminal.nextEvent(within: Self.milliseconds(until: nextFrame)) {
        if let ending = handle(event) { return ending }
        // What was asked for is shown at once, but keys that are held down do not hold the frames up.
        while let next = terminal.nextEvent(within: 0) {
          if let ending = handle(next) { return ending }
        }
      }
      if ContinuousClock.now >= nextFrame {
        if let ending = goOnWithTour() { return ending }
        drawFrame()
        nextFrame = ContinuousClock.now.advanced(by: frameInterval)
      } else if isStale {
        // An answer to a key does not wait for the samples to be looked at anew.
        draw()
      }
    }
  }

  /// A state to begin with: what was changed on the way to it, and what it shows.
  struct Arrival {
    var changes: [Leg] = []
    var settings = KeySettings()
  }

  private mutating func begin(at arrival: Arrival?) {
    var effects: [Effect] = []
    if let arrival {
      effects = state.enter(arrival.settings, training: nil)
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

  /// Shows a tour from its first scene.
  mutating func run(_ tour: Tour, pace: TourPace?) -> Ending {
    tourClock = TourClock(pace)
    state.tour = TourProgress(tour)
    draw()
    _ = carryOut(state.enterScene(0, isFresh: true))
    return run()
  }

  /// Goes on with the tour where its scene has what it waits for.
  private mutating func goOnWithTour() -> Ending? {
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
    live.trainer.pause()
    live.landscape.cancel()
  }

  private static func milliseconds(until instant: ContinuousClock.Instant) -> Int {
    max(0, Int(((instant - .now) / .milliseconds(1)).rounded(.up)))
  }

  private mutating func handle(_ event: TerminalEvent) -> Ending? {
    switch event {
    case .key(let key):
      return carryOut(asked: state.press(key))
    case .mouse(let mouse):
      return carryOut(asked: state.point(mouse, width: terminal.width, height: terminal.height))
    case .resized, .resumed:
      isStale = true
    case .interrupted(let signal):
      return .interrupted(signal: signal)
    }
    return nil
  }

  /// What is asked for on the way to a state ends the way.
  private mutating func carryOut(asked effects: [Effect]) -> Ending? {
    if effects.contains(where: \.changesTraining) {
      journey = []
      state.isTravelling = false
    }
    return carryOut(effects)
  }

  private mutating func carryOut(_ effects: [Effect]) -> Ending? {
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
      case .quit: return .quit
      }
    }
    return nil
  }

  /// Takes in the training that was asked for, if it is ready.
  private mutating func adopt() {
    guard let outcome = preparation.take() else { return }
    isStale = true
    state.isPreparing = false
    switch outcome.result {
    case .failure(let error):
      state.setup = trained
      state.arrival = nil
      state.controls?.remark = .failed(error.message)
    case .success(let next):
      trained = outcome.setup
      if outcome.isContinued {
        live.trainer.change(to: next.plan, mark: note(outcome.setup))
      } else {
        setups = [outcome.setup]
        live.trainer.pause()
        next.trainer.setPace(state.pace.trainerPace)
        if !state.isPaused { next.trainer.start() }
      }
      if next.landscape.isOther(than: live.landscape) { live.landscape.cancel() }
      live = next
      let observation = outcome.isContinued ? state.observation : Observer.placeholder(next.trainer.snapshot)
      state.take(next.plan, observation: observation, shownCount: next.observer.probes.count)
      samplesAreBehind = true
      _ = carryOut(state.arrive())
      if isWaitingOnTheWay {
        isWaitingOnTheWay = false
        journey.removeFirst()
        travel()
        if journey.isEmpty, !state.isPaused { live.trainer.start() }
      }
      // It may have been changed meanwhile, which needs no other plan.
      guard let rate = state.setup?.settings.learningRate, rate != next.plan.learningRate else { return }
      state.learningRate = rate
      setLearningRate(rate)
    }
  }

  private mutating func setLearningRate(_ rate: Float) {
    guard trained != nil else { return live.trainer.setLearningRate(rate) }
    trained!.settings.learningRate = rate
    live.trainer.setLearningRate(rate, mark: note(trained!))
  }

  /// Counts another setup of the live training.
  private mutating func note(_ setup: TrainingSetup) -> Int {
    setups.append(setup)
    return setups.count - 1
  }

  /// Goes to the next step on the way.
  private mutating func travel() {
    state.isTravelling = !journey.isEmpty
    if let leg = journey.first { live.trainer.hurry(to: leg.step) }
  }

  /// Changes what is to be changed where the next step on the way has been made, and goes on from there.
  private mutating func goOn(at snapshot: TrainingSnapshot) {
    guard let leg = journey.first, !isWaitingOnTheWay, snapshot.isPaused || snapshot.isFinished,
      snapshot.step == leg.step || snapshot.isFinished
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
    journey.removeFirst()
    travel()
    if journey.isEmpty, !state.isPaused { live.trainer.start() }
  }

  /// Takes the latest snapshot in, where it tells something new.
  private mutating func observe() {
    adopt()
    let snapshot = live.trainer.snapshot
    let seen = state.observation
    goOn(at: snapshot)
    state.history = TrainingHistory(snapshot, setups: setups)
    live.landscape.record(snapshot)
    if state.screen == .landscape, live.landscape.update(&state, snapshot) { isStale = true }
    if state.screen == .home, seen.isOlder(than: snapshot) || samplesAreBehind {
      state.observation = live.observer.observe(snapshot)
      samplesAreBehind = false
      isStale = true
    } else if state.screen != .home, seen.isBehind(snapshot) {
      // Where no samples are shown none are looked at: with large networks that takes most of a frame.
      state.observation = seen.movedOn(to: snapshot)
      samplesAreBehind = true
      isStale = true
    } else if snapshot.stepsPerSecond != seen.stepsPerSecond || snapshot.rate != seen.rate {
      state.observation.stepsPerSecond = snapshot.stepsPerSecond
      state.observation.rate = snapshot.rate
      isStale = true
    }
  }

  private mutating func draw() {
    terminal.present(state.screen.draw(state, width: terminal.width, height: terminal.height))
    isStale = false
  }

  /// Draws what there is to see by now, if it is anything new.
  private mutating func drawFrame() {
    let start = ContinuousClock.now
    observe()
    if state.advance() { isStale = true }
    guard isStale else { return }
    draw()
    // A slow line or a large network gets fewer frames rather than a queue of old ones.
    frameInterval = min(max(Self.shortestInterval, (.now - start) * 3), Self.longestInterval)
    if frameTimes.count == Self.mostFrameTimes { frameTimes.removeFirst(Self.mostFrameTimes / 2) }
    frameTimes.append(.now - start)
  }
}
