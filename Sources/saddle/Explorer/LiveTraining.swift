import Training

/// A training that can be watched: who makes its steps, who looks at its samples, and who keeps its landscape.
struct LiveTraining: Sendable {
  var plan: TrainingPlan
  let trainer: Trainer
  var observer: Observer
  var landscape: LandscapeLink

  /// Rests at step 0.
  init(_ plan: TrainingPlan, trainer: Trainer? = nil, pace: Trainer.Pace = Pace.standard.trainerPace) {
    self.plan = plan
    self.trainer = trainer ?? Trainer(plan, pace: pace)
    observer = Observer(plan)
    landscape = Self.landscape(plan)
  }

  /// The same networks, which go on by another plan; what looks at them does so by it.
  func continued(by plan: TrainingPlan, hasOtherLosses: Bool) -> LiveTraining {
    var next = self
    next.plan = plan
    if hasOtherLosses {
      next.observer = Observer(plan)
      next.landscape = Self.landscape(plan)
    }
    return next
  }

  private static func landscape(_ plan: TrainingPlan) -> LandscapeLink {
    // One processor is for training and for drawing.
    LandscapeLink(plan, threads: max(1, Crew.ofAllProcessors.threads - 1))
  }
}
