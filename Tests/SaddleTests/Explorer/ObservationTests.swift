import Testing
import Training

@testable import saddle

@Suite struct ObservationTests {
  @Test func aPlaceholderShowsThatNumbersAreToCome() {
    let plan = examplePlan()
    let trainer = Trainer(plan, pace: .unlimited)
    let state = ExplorerState(
      plan, observation: Observer.placeholder(trainer.snapshot), probes: plan.data.train)
    #expect(state.observation.isPlaceholder)
    for (width, height) in [(120, 36), (80, 24), (40, 12)] {
      let text = Screen.home.draw(state, width: width, height: height).text
      #expect(text.contains("…") && !text.contains("NaN"), "\(text)")
    }
  }

  @Test func anObservationIsOlderThanWhatItDoesNotTell() {
    let plan = examplePlan()
    let trainer = Trainer(plan, pace: .unlimited)
    let first = trainer.snapshot
    let observer = Observer(plan)
    #expect(Observer.placeholder(first).isOlder(than: first))
    #expect(!observer.observe(first).isOlder(than: first))
    trainer.askForSnapshot()
    trainer.stop()
    // The accuracy on the test samples has come.
    #expect(observer.observe(first).isOlder(than: trainer.snapshot))
    #expect(!observer.observe(trainer.snapshot).isOlder(than: trainer.snapshot))
  }
}
