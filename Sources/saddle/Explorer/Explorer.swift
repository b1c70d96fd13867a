import Canvas
import Experiments
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
  private var exploration: Exploration
  /// Where changed settings of the display are kept; nil for nowhere.
  private let displayPath: String?
  private var frameInterval = Self.shortestInterval
  /// What each frame took of late, from the snapshot to the last byte that the terminal accepted.
  private(set) var frameTimes = RecentTimes()
  /// For how long keys were not looked for, each time.
  private(set) var absences = RecentTimes()

  /// 30 frames a second: training moves points smoothly, and a frame stays a small part of a processor.
  private static let shortestInterval = Duration.microseconds(33_333)
  private static let longestInterval = Duration.seconds(1)

  /// - Parameters:
  ///   - screen: what is shown first.
  ///   - display: how it looks.
  ///   - displayPath: where changes of that are kept; nil for nowhere.
  ///   - isFollowing: whether the landscape goes along with training.
  ///   - setup: what the training is set up by, where that can be changed.
  ///   - cell: the cell of a sweep that it was opened for from the sweep's screen, to which q goes back.
  init(
    _ live: LiveTraining, pace: Pace, terminal: Terminal, screen: Screen = .home, setup: TrainingSetup? = nil,
    display: DisplaySettings = DisplaySettings(), displayPath: String? = nil,
    isFollowing: Bool = false, cell: SweepCell? = nil
  ) {
    self.displayPath = displayPath
    self.terminal = terminal
    exploration = Exploration(live, setup: setup)
    exploration.state.display = display
    exploration.state.chosenDisplay = display
    exploration.state.pace = pace
    exploration.state.screen = screen
    exploration.state.landscape.isFollowing = isFollowing
    exploration.state.cell = cell
    exploration.state.isASCII = !terminal.capabilities.unicode
  }

  /// How it looks, as it was chosen.
  var display: DisplaySettings { exploration.state.chosenDisplay }

  /// The command lines that were told.
  var told: [String] { exploration.told }

  /// Runs until the user quits, a signal comes, or `deadline` is past.
  ///
  /// - Parameter arrival: what is to be seen first.
  mutating func run(until deadline: ContinuousClock.Instant? = nil, from arrival: Arrival? = nil) -> Ending {
    // The first frame waits for no number; the second brings them.
    draw()
    exploration.begin(at: arrival)
    return loop(until: deadline)
  }

  /// Shows a tour from its first scene.
  mutating func run(_ tour: Tour, pace: TourPace?) -> Ending {
    exploration.begin(tour, pace: pace)
    draw()
    return loop(until: nil)
  }

  /// A state to begin with: what was changed on the way to it, and what it shows.
  struct Arrival {
    var changes: [Leg] = []
    var settings = KeySettings()
  }

  /// Ends what is still at work in the background, where the program goes on.
  func rest() { exploration.rest() }

  private mutating func loop(until deadline: ContinuousClock.Instant?) -> Ending {
    var nextFrame = ContinuousClock.now
    var lastLook = nextFrame
    while true {
      absences.note(.now - lastLook)
      if let deadline, ContinuousClock.now >= deadline { return .timeOver }
      exploration.live.trainer.askForSnapshot()
      let event = terminal.nextEvent(within: Self.milliseconds(until: nextFrame))
      lastLook = .now
      if let event {
        if let ending = take(event) { return ending }
        // What was asked for is shown at once, but keys that are held down do not hold the frames up.
        while let next = terminal.nextEvent(within: 0) {
          if let ending = take(next) { return ending }
        }
      }
      if ContinuousClock.now >= nextFrame {
        if let ending = exploration.goOnWithTour() { return ending }
        drawFrame()
        nextFrame = ContinuousClock.now.advanced(by: frameInterval)
      } else if exploration.isStale {
        // An answer to a key does not wait for the samples to be looked at anew.
        draw()
      }
    }
  }

  private mutating func take(_ event: TerminalEvent) -> Ending? {
    let before = exploration.state.chosenDisplay
    let ending = exploration.take(event, width: terminal.width, height: terminal.height)
    if let problem = exploration.state.chosenDisplay.keepChanges(since: before, in: displayPath) {
      exploration.state.remark = problem
    }
    return ending
  }

  /// Tells something at the bottom until the next key.
  mutating func tell(_ remark: String?) { exploration.state.remark = remark }

  private static func milliseconds(until instant: ContinuousClock.Instant) -> Int {
    max(0, Int(((instant - .now) / .milliseconds(1)).rounded(.up)))
  }

  private mutating func draw() {
    let state = exploration.state
    terminal.present(state.screen.draw(state, width: terminal.width, height: terminal.height))
    exploration.isStale = false
  }

  /// Draws what there is to see by now, if it is anything new.
  private mutating func drawFrame() {
    let start = ContinuousClock.now
    exploration.observe()
    guard exploration.isStale else { return }
    draw()
    // A slow line or a large network gets fewer frames rather than a queue of old ones.
    frameInterval = min(max(Self.shortestInterval, (.now - start) * 3), Self.longestInterval)
    frameTimes.note(.now - start)
  }
}
