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
  }

  private let terminal: Terminal
  private var live: LiveTraining
  private let preparation = TrainingPreparation()
  /// What the live training is set up by; nil where it cannot be changed.
  private var trained: TrainingSetup?
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
  mutating func run(until deadline: ContinuousClock.Instant? = nil) -> Ending {
    // The first frame waits for no number; the second brings them.
    draw()
    if !state.isPaused { live.trainer.start() }
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
        drawFrame()
        nextFrame = ContinuousClock.now.advanced(by: frameInterval)
      } else if isStale {
        // An answer to a key does not wait for the samples to be looked at anew.
        draw()
      }
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
      return carryOut(state.press(key))
    case .mouse(let mouse):
      return carryOut(state.point(mouse, width: terminal.width, height: terminal.height))
    case .resized, .resumed:
      isStale = true
    case .interrupted(let signal):
      return .interrupted(signal: signal)
    }
    return nil
  }

  private mutating func carryOut(_ effects: [Effect]) -> Ending? {
    isStale = true
    for effect in effects {
      switch effect {
      case .start: live.trainer.start()
      case .pause: live.trainer.pause()
      case .makeStep: live.trainer.makeStep()
      case .restart: live.trainer.restart()
      case .setPace(let pace): live.trainer.setPace(pace.trainerPace)
      case .setLearningRate(let rate): live.trainer.setLearningRate(rate)
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
      state.controls?.remark = .failed(error.message)
    case .success(let next):
      trained = outcome.setup
      if outcome.isContinued {
        live.trainer.change(to: next.plan)
      } else {
        live.trainer.pause()
        next.trainer.setPace(state.pace.trainerPace)
        if !state.isPaused { next.trainer.start() }
      }
      if next.landscape.isOther(than: live.landscape) { live.landscape.cancel() }
      live = next
      let observation = outcome.isContinued ? state.observation : Observer.placeholder(next.trainer.snapshot)
      state.take(next.plan, observation: observation, shownCount: next.observer.probes.count)
      samplesAreBehind = true
      // It may have been changed meanwhile, which needs no other plan.
      guard let rate = state.setup?.settings.learningRate, rate != next.plan.learningRate else { return }
      trained?.settings.learningRate = rate
      state.learningRate = rate
      live.trainer.setLearningRate(rate)
    }
  }

  /// Takes the latest snapshot in, where it tells something new.
  private mutating func observe() {
    adopt()
    let snapshot = live.trainer.snapshot
    let seen = state.observation
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
    guard isStale else { return }
    draw()
    // A slow line or a large network gets fewer frames rather than a queue of old ones.
    frameInterval = min(max(Self.shortestInterval, (.now - start) * 3), Self.longestInterval)
    if frameTimes.count == Self.mostFrameTimes { frameTimes.removeFirst(Self.mostFrameTimes / 2) }
    frameTimes.append(.now - start)
  }
}
