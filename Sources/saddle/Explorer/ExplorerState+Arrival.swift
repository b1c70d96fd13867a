extension ExplorerState {
  /// Goes over to the state that keys describe, as soon as what is to be trained is ready.
  ///
  /// - Parameter setup: the one to train by, which ``KeySettings/applied(to:)`` gave.
  mutating func enter(_ settings: KeySettings, training setup: TrainingSetup?) -> [Effect] {
    arrival = settings
    guard let setup, setup != self.setup else { return isPreparing ? [] : arrive() }
    self.setup = setup
    isPreparing = true
    return [.prepare(setup)]
  }

  /// Shows what is to be seen now that it can be.
  mutating func arrive() -> [Effect] {
    guard let settings = arrival else { return [] }
    arrival = nil
    let (wasPaused, oldPace) = (isPaused, pace)
    // What is no value of its key was told where the keys came from.
    try? settings.apply(to: &self)
    var effects: [Effect] = []
    if pace != oldPace { effects.append(.setPace(pace)) }
    if let step = settings.step {
      effects.append(.travel([Leg(step: step)]))
    } else if isPaused != wasPaused {
      effects.append(isPaused ? .pause : .start)
    }
    return effects
  }
}
