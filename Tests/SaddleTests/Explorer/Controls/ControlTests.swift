import Testing

@testable import saddle

@Suite struct ControlTests {
  private let setup = TrainingSetup()

  @Test func everyControlStepsToSetupsThatCanBeTrained() throws {
    for control in Control.all(of: setup) {
      let steps = [true, false].compactMap { control.stepped(setup, up: $0) }
      #expect(!steps.isEmpty, "\(control.name)")
      for next in steps {
        #expect(next != setup)
        _ = try next.plan()
      }
    }
  }

  @Test func aStepUpAndOneDownEndWhereTheyBegan() throws {
    for control in Control.all(of: setup) where control != .setting(.samplesPerClass) {
      guard let up = control.stepped(setup, up: true), up.settings.epochs == nil else { continue }
      #expect(control.stepped(up, up: false) == setup, "\(control.name)")
    }
  }

  @Test func panelsComeAndGo() throws {
    let last = Control.loss(panel: 3)
    var four = try #require(last.stepped(setup, up: true))
    #expect(four.losses == ["cross-entropy", "mse", "cosine", "cross-entropy-smoothed"])
    four = try last.set("none", in: four)
    #expect(four.losses == setup.losses)
    var one = setup
    one.losses = ["mse"]
    // The last panel shows one loss after another, but never none.
    var shown: Set<String> = []
    for _ in 0..<20 {
      one = try #require(Control.loss(panel: 0).stepped(one, up: true))
      shown.formUnion(one.losses)
      #expect(one.losses.count == 1)
    }
    #expect(shown.count == 8)
    #expect(throws: CommandError.self) { try Control.loss(panel: 0).set("none", in: one) }
    #expect(throws: CommandError.self) { try Control.loss(panel: 0).set("cosine", in: setup) }
    #expect(throws: CommandError.self) { try Control.loss(panel: 0).set("hinge", in: setup) }
  }

  @Test func layersAndWidthsChangeTheModel() throws {
    #expect(try Control.layers.set("4", in: setup).settings.model == "mlp:64,32,32,32")
    #expect(try Control.layers.set("0", in: setup).settings.model == "mlp:")
    #expect(try Control.width.set("16", in: setup).settings.model == "mlp:16,8")
    #expect(Control.width.stepped(setup, up: true)?.settings.model == "mlp:128,64")
    var plain = setup
    plain.settings.model = "plain:16,gap"
    #expect(Control.layers.stepped(plain, up: true) == nil)
    #expect(throws: CommandError.self) { try Control.width.set("8", in: plain) }
  }

  @Test func typedValuesAreChecked() throws {
    #expect(try Control.setting(.learningRate).set("0.3", in: setup).settings.learningRate == 0.3)
    #expect(try Control.setting(.samplesPerClass).set("all", in: setup).settings.samplesPerClass == nil)
    #expect(try Control.setting(.batchSize).set("all", in: setup).settings.batchSize == 0)
    for (key, text) in [
      (TrainingSettings.CodingKeys.learningRate, "fast"), (.learningRate, "-1"), (.learningRate, "nan"),
      (.momentum, "1"), (.seed, "-3"), (.batchSize, "2.5"), (.schedule, "linear"), (.epochs, "0"),
    ] {
      #expect(throws: CommandError.self, "\(key) \(text)") { try Control.setting(key).set(text, in: setup) }
    }
  }

  @Test func everyTextOfASettingSetsIt() throws {
    var settings = TrainingSettings()
    settings.samplesPerClass = 7
    settings.clip = 2.5
    settings.nesterov = true
    settings.seed = .max
    settings.tree = "some/file"
    var copy = TrainingSettings()
    for key in TrainingSettings.CodingKeys.allCases { try copy.set(key, to: settings.text(of: key)) }
    #expect(copy == settings)
  }

  @Test func onlyLiveValuesLetATrainingGoOn() {
    for control in Control.all(of: setup) {
      guard let next = control.stepped(setup, up: true) ?? control.stepped(setup, up: false) else { continue }
      #expect(next.continues(setup) == control.isLive, "\(control.name)")
    }
  }

  @Test func whatHasNoPartIsIdle() {
    var changed = setup
    changed.settings.optimizer = "adamw"
    #expect(Control.setting(.momentum).isIdle(in: changed) && !Control.setting(.momentum).isIdle(in: setup))
    #expect(Control.setting(.lambda).isIdle(in: setup) && Control.setting(.cycle).isIdle(in: setup))
  }
}
