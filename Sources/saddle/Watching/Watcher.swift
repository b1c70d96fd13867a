import ArrayFiles
import Canvas
import Glibc

/// The watch screen at work: takes keys, looks at what was read, and draws.
struct Watcher {
  /// Why it came to its end.
  enum Ending: Hashable {
    case quit
    case interrupted(signal: Int32)
    /// The time that it was given is over.
    case timeOver
    /// The last scene of a tour has been shown, and nobody was waited for.
    case tourOver
    /// A scene waited in vain, by its number.
    case tourStuck(scene: Int)
    /// The search for runs came to nothing.
    case nothingFound(InputError)
  }

  private let terminal: Terminal
  private let feed: WatchFeed
  private(set) var state: WatchState
  private var seen = -1
  private var isStale = true
  /// Until when a problem is told at the bottom.
  private var remarkEnd: ContinuousClock.Instant?
  private let settingsPath: String?
  private let displayPath: String?
  private var tourClock = TourClock(nil)
  /// What each frame took of late, from the look at what was read to the last byte that the terminal accepted.
  private(set) var frameTimes = RecentTimes()

  private static let remarkTime = Duration.seconds(10)
  /// 30 frames a second at most.
  private static let frameInterval = Duration.microseconds(33_333)

  /// - Parameters:
  ///   - settingsPath: where the settings of the screen are kept; nil for nowhere.
  ///   - displayPath: the same for changes of how it looks.
  init(
    feed: WatchFeed, state: WatchState, terminal: Terminal, settingsPath: String?, displayPath: String? = nil
  ) {
    self.feed = feed
    self.state = state
    self.terminal = terminal
    self.settingsPath = settingsPath
    self.displayPath = displayPath
  }

  /// Shows a tour from its first scene.
  mutating func run(_ tour: Tour, pace: TourPace?) -> Ending {
    tourClock = TourClock(pace)
    state.tour = TourProgress(tour)
    state.enterScene(0)
    return run()
  }

  private mutating func goOnWithTour() -> Ending? {
    guard let tour = state.tour else { return nil }
    switch tourClock.turn(tour, hasWhatItWaitsFor: state.tourGoesOn) {
    case .waits: return nil
    case .goesOn:
      state.reduce(.next)
      isStale = true
      return nil
    case .isOver: return .tourOver
    case .isStuck(let scene): return .tourStuck(scene: scene)
    }
  }

  /// Runs until the user quits, a signal comes, or `deadline` is past.
  mutating func run(until deadline: ContinuousClock.Instant? = nil) -> Ending {
    var nextFrame = ContinuousClock.now
    var nextAging = nextFrame
    while true {
      if let deadline, ContinuousClock.now >= deadline { return .timeOver }
      if state.isSearching, case .failed(let error) = feed.searchResult { return .nothingFound(error) }
      if ContinuousClock.now >= nextFrame {
        if let ending = goOnWithTour() { return ending }
        // Ages count on while nothing is written.
        if ContinuousClock.now >= nextAging {
          isStale = true
          nextAging = .now + .seconds(1)
        }
        nextFrame = .now + max(Self.frameInterval, drawFrame() * 2)
      } else if isStale {
        // An answer to a key does not wait.
        _ = drawFrame()
      }
      let wait = max(0, Int(((nextFrame - .now) / .milliseconds(1)).rounded(.up)))
      guard let event = terminal.nextEvent(within: wait) else { continue }
      if let ending = handle(event) { return ending }
      while let next = terminal.nextEvent(within: 0) {
        if let ending = handle(next) { return ending }
      }
    }
  }

  /// Draws what there is to see by now, if it is anything new, and returns how long that took.
  private mutating func drawFrame() -> Duration {
    let start = ContinuousClock.now
    observe()
    guard isStale else { return .zero }
    state.now = Self.now
    terminal.present(WatchScreen.draw(state, width: terminal.width, height: terminal.height))
    isStale = false
    frameTimes.note(.now - start)
    return .now - start
  }

  private mutating func handle(_ event: TerminalEvent) -> Ending? {
    isStale = true
    let before = (settings: state.settings, display: state.display)
    var effects: [WatchEffect] = []
    switch event {
    case .key(let key): effects = state.press(key)
    case .mouse(let event): effects = state.point(event, width: terminal.width, height: terminal.height)
    case .resized, .resumed: break
    case .interrupted(let signal): return .interrupted(signal: signal)
    }
    for effect in effects {
      if let ending = carryOut(effect) { return ending }
    }
    if let settingsPath, state.settings != before.settings,
      let problem = SettingsFile.keep(state.settings, in: settingsPath)
    {
      state.remark = problem
    }
    if let problem = state.display.keepChanges(since: before.display, in: displayPath) {
      state.remark = problem
    }
    return nil
  }

  private mutating func carryOut(_ effect: WatchEffect) -> Ending? {
    switch effect {
    case .quit: return .quit
    case .export(let tag, let path, let overwrites):
      state.take(ChartFile(state, tag: tag).export(to: path, overwriting: overwrites))
    case .write(let path, let overwrites):
      state.take(
        state.write(to: path, overwriting: overwrites, width: terminal.width, height: terminal.height))
    }
    return nil
  }

  /// Takes in what was read since the last look, and smooths on.
  private mutating func observe() {
    if let remarkEnd, ContinuousClock.now >= remarkEnd {
      self.remarkEnd = nil
      state.remark = nil
      isStale = true
    }
    let snapshot = feed.snapshot
    if snapshot.version != seen {
      seen = snapshot.version
      let known = state.problems.count
      state.take(snapshot)
      if state.problems.count > known {
        state.remark = state.problems.last
        remarkEnd = .now + Self.remarkTime
      }
      isStale = true
    }
    guard state.settings.smoothing > 0 else { return }
    smooth()
    if !state.smoothed.isComplete { isStale = true }
  }

  private mutating func smooth() {
    guard let layout = WatchLayout(state, width: terminal.width, height: terminal.height) else { return }
    // Taken out, so that what is extended is not copied.
    var smoothed = state.smoothed
    state.smoothed = SmoothedCurves()
    smoothed.extend(for: state, tags: layout.charts.map(\.tag))
    state.smoothed = smoothed
  }

  /// Seconds since 1970.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Seconds east of Greenwich now.
  static var utcOffset: Int {
    var seconds = time(nil)
    var local = tm()
    localtime_r(&seconds, &local)
    return local.tm_gmtoff
  }
}
