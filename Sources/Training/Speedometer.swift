/// How many steps a second there were of late, over windows of half a second.
struct Speedometer {
  /// nil until the first window is over.
  private(set) var stepsPerSecond: Double?
  private var start: (step: Int, time: ContinuousClock.Instant)?

  mutating func note(step: Int, at time: ContinuousClock.Instant) {
    guard let start else {
      self.start = (step, time)
      return
    }
    let seconds = (time - start.time) / .seconds(1)
    if seconds >= 0.5 {
      stepsPerSecond = Double(step - start.step) / seconds
      self.start = (step, time)
    }
  }
}
