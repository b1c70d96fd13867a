/// How often something is done again and again that costs time: with a pause after it, and a longer one where it
/// takes long.
struct Pace {
  private let pause: Duration
  private let longest: Duration
  private var next = ContinuousClock.now

  /// How much longer than what was done the pause after it is at least.
  private static let rest = 10

  /// - Parameter longest: no pause that is longer than this and `pause` is made.
  init(pause: Duration, longest: Duration = .seconds(2)) {
    self.pause = pause
    self.longest = longest
  }

  var isDue: Bool { ContinuousClock.now >= next }

  /// In milliseconds, rounded up; 0 where it is due.
  var untilDue: Int {
    let left = next - .now
    return left <= .zero ? 0 : Int(left / .milliseconds(1)) + 1
  }

  /// Has the pause begin after what was begun at `start` and is done now.
  mutating func begin(after start: ContinuousClock.Instant) {
    let now = ContinuousClock.now
    next = now.advanced(by: max(pause, min((now - start) * Self.rest, longest)))
  }
}
