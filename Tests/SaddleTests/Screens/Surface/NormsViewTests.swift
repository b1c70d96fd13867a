import Canvas
import Testing
import Training

@testable import saddle

@Suite struct NormsViewTests {
  /// A state with features of made-up lengths.
  private func norms() -> ExplorerState {
    var state = exampleState()
    state.surface.lower = .norms
    state.observation = Observation(
      panels: state.observation.panels.enumerated().map { index, panel in
        var panel = panel
        let scale = [8, 1, 3][index] as Float
        panel.features = FeatureSummary(
          norms: (0..<200).map { scale * (0.8 + 0.002 * Float($0)) }, separation: 0.5 + 0.125 * Double(index),
          calibrationError: index == 0 ? 0.0234 : nil)
        return panel
      }, step: 384, epoch: 12, rate: 0.1, stepsPerSecond: 60, restarts: 0, isFinished: false)
    return state
  }

  @Test func sharesAreThoseOfTheNormsInEachBin() throws {
    let chart = NormsView(norms()).histograms.chart
    #expect(chart.series.count == 3 && chart.xScale == .logarithmic)
    for (series, scale) in zip(chart.series, [8.0, 1, 3]) {
      #expect(abs(series.buckets.reduce(0) { $0 + $1.mean } - 1) < 1e-9)
      for bucket in series.buckets where bucket.mean > 0 {
        #expect(bucket.x > 0.75 * scale && bucket.x < 1.25 * scale)
      }
    }
  }

  @Test func theTableHasItsNumbersAndSaysWhereThereAreNone() throws {
    let text = Screen.home.draw(norms(), width: 120, height: 36).text
    for word in ["7.99", "0.999", "3.00", "0.500", "0.625", "0.750", "2.3 %", "–", "mean |f|"] {
      #expect(text.contains(word), "\(word)\n\(text)")
    }
  }

  @Test func featuresAreLookedAtWhereTheyAreShownOnly() {
    let plan = examplePlan()
    let trainer = Trainer(plan, pace: .unlimited)
    let observer = Observer(plan)
    #expect(observer.observe(trainer.snapshot).panels.allSatisfy { $0.features == nil })
    let found = observer.observe(trainer.snapshot, below: .norms)
    #expect(found.panels.allSatisfy { $0.features?.norms.count == 200 })
    var state = exampleState()
    #expect(!state.lacksWhatIsBelow)
    state.surface.lower = .norms
    #expect(state.lacksWhatIsBelow)
    state.observation = found
    #expect(!state.lacksWhatIsBelow)
  }

  @Test(arguments: [(40, 12), (80, 24), (120, 36), (200, 60)])
  func normsLookAsTheyShould(width: Int, height: Int) throws {
    try expect(Screen.home.draw(norms(), width: width, height: height), isPicture: "norms-\(width)x\(height)")
  }
}
