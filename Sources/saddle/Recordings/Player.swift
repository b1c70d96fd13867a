import ArrayFiles
import Glibc

/// Plays a recording on a terminal in its own time, and obeys keys meanwhile.
struct Player {
  enum Ending: Hashable {
    case atEnd, quit
    case interrupted(signal: Int32)
  }

  struct Pace: Hashable {
    /// How many seconds of the recording pass in one.
    var speed = 1.0
    /// The longest pause, in seconds of the recording; nil for any.
    var idleLimit: Double?
    /// Whether no time passes at all.
    var isInstant = false

    /// How long to wait for an event that comes so long after the one before.
    func wait(after gap: Double) -> Double {
      isInstant ? 0 : min(gap, idleLimit ?? .infinity, Self.longestGap) / speed
    }

    /// Of hostile files: q does not wait for its end anyway.
    private static let longestGap = 1e6
  }

  private let terminal: ReplayTerminal
  private let path: String
  private let pace: Pace
  private var reader: CastReader
  private var isPaused = false
  /// When the next event is due.
  private var due = ContinuousClock.now
  /// How many events were read.
  private var count = 0

  init(_ reader: CastReader, pace: Pace, terminal: ReplayTerminal) {
    self.reader = reader
    self.pace = pace
    self.terminal = terminal
    path = reader.path
  }

  /// - Throws: `InputError` where a line is no event; what is before it was played.
  mutating func play() throws(InputError) -> Ending {
    var last = 0.0
    while let event = try reader.next() {
      count += 1
      due += .seconds(pace.wait(after: event.seconds - last))
      last = event.seconds
      guard let output = event.output else { continue }
      if let ending = try waitUntilDue() { return ending }
      terminal.show(output)
    }
    return .atEnd
  }

  private mutating func waitUntilDue() throws(InputError) -> Ending? {
    while true {
      let rest = isPaused ? 3600 : (due - .now) / .seconds(1)
      // Keys are looked for even where every event is late.
      guard let event = terminal.nextEvent(within: rest) else {
        if !isPaused, due <= .now { return nil }
        continue
      }
      switch event {
      case .key(.character("q")), .key(.character("Q")): return .quit
      case .key(.character(" ")):
        isPaused.toggle()
        if !isPaused { due = .now }
      case .key(.character(".")):
        isPaused = true
        return nil
      case .interrupted(let signal): return .interrupted(signal: signal)
      case .resumed: try showAnew()
      default: break
      }
    }
  }

  /// Draws what was on the screen before somebody else used it.
  private mutating func showAnew() throws(InputError) {
    let now = ContinuousClock.now
    var again = try CastReader(path)
    for _ in 0..<max(0, count - 1) {
      if let output = try again.next()?.output { terminal.show(output) }
    }
    due += .now - now
  }
}
