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
  private let trainer: Trainer
  private let observer: Observer
  private var landscape: LandscapeLink
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
  ///   - isOfSweep: whether it was opened from the screen of a sweep, to which q goes back.
  init(
    plan: TrainingPlan, pace: Pace, trainer: Trainer, terminal: Terminal, screen: Screen = .home,
    isFollowing: Bool = false, isOfSweep: Bool = false
  ) {
    self.terminal = terminal
    self.trainer = trainer
    observer = Observer(plan)
    // One processor is for training and for drawing.
    landscape = LandscapeLink(plan, threads: max(1, Crew.ofAllProcessors.threads - 1))
    state = ExplorerState(
      plan, observation: Observer.placeholder(trainer.snapshot), shownCount: observer.probes.count)
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
    if !state.isPaused { trainer.start() }
    var nextFrame = ContinuousClock.now
    while true {
      if let deadline, ContinuousClock.now >= deadline { return .timeOver }
      trainer.askForSnapshot()
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
    trainer.pause()
    landscape.cancel()
  }

  private static func milliseconds(until instant: ContinuousClock.Instant) -> Int {
    max(0, Int(((instant - .now) / .milliseconds(1)).rounded(.up)))
  }

  private mutating func handle(_ event: TerminalEvent) -> Ending? {
    switch event {
    case .key(let key):
      return KeyTable.action(for: key, in: state.screen.keys, panels: state.losses.count)
        .flatMap { handle($0) }
    case .mouse(let mouse):
      return state.action(for: mouse, width: terminal.width, height: terminal.height).flatMap { handle($0) }
    case .resized, .resumed:
      isStale = true
    case .interrupted(let signal):
      return .interrupted(signal: signal)
    }
    return nil
  }

  private mutating func handle(_ action: Action) -> Ending? {
    for effect in state.reduce(action) {
      if let ending = carryOut(effect) { return ending }
    }
    isStale = true
    return nil
  }

  private func carryOut(_ effect: Effect) -> Ending? {
    switch effect {
    case .start: trainer.start()
    case .pause: trainer.pause()
    case .makeStep: trainer.makeStep()
    case .restart: trainer.restart()
    case .setPace(let pace): trainer.setPace(pace.trainerPace)
    case .setLearningRate(let rate): trainer.setLearningRate(rate)
    case .cancelSurface: landscape.cancel()
    case .quit: return .quit
    }
    return nil
  }

  /// Takes the latest snapshot in, where it tells something new.
  private mutating func observe() {
    let snapshot = trainer.snapshot
    let seen = state.observation
    landscape.record(snapshot)
    if state.screen == .landscape, landscape.update(&state, snapshot) { isStale = true }
    if state.screen == .home, seen.isOlder(than: snapshot) || samplesAreBehind {
      state.observation = observer.observe(snapshot)
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
