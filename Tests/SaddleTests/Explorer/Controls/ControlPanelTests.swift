import Testing

@testable import saddle

/// A state whose training can be changed, with the panel of controls open.
func exampleControlsState(cursor: Int = 0) -> ExplorerState {
  var state = exampleState()
  state.setup = TrainingSetup()
  _ = state.reduce(.controls(.toggle))
  _ = state.reduce(.controls(.select(cursor)))
  return state
}

@Suite struct ControlPanelTests {
  private func place(of control: Control) -> Int { Control.all(of: TrainingSetup()).firstIndex(of: control)! }

  @Test func aChangeIsAskedFor() throws {
    var state = exampleControlsState(cursor: place(of: .setting(.momentum)))
    var wanted = TrainingSetup()
    wanted.settings.momentum = 0.95
    #expect(state.press(.right) == [.prepare(wanted)])
    #expect(state.isPreparing && state.controls?.remark == .goesOn("momentum 0.95"))
    state = exampleControlsState(cursor: place(of: .setting(.seed)))
    #expect(state.press(.left) != [] && state.controls?.remark == .startsAnew("seed 0"))
    #expect(state.press(.left) == [])
  }

  @Test func theLearningRateNeedsNoOtherTraining() {
    var state = exampleControlsState(cursor: place(of: .setting(.learningRate)))
    #expect(state.press(.right) == [.setLearningRate(0.05)])
    #expect(state.press(.character("]")) == [.setLearningRate(0.1)])
    #expect(state.setup?.settings.learningRate == 0.1)
  }

  @Test func valuesAreTyped() {
    var state = exampleControlsState(cursor: place(of: .setting(.clip)))
    for key in [Key.enter, .character("3"), .character("q"), .backspace] { #expect(state.press(key) == []) }
    var wanted = TrainingSetup()
    wanted.settings.clip = 3
    #expect(state.press(.enter) == [.prepare(wanted)])
    for key in [Key.enter, .character("x"), .enter] { #expect(state.press(key) == []) }
    #expect(state.controls?.remark == .failed("clip: expected a number, found 'x'"))
    for key in [Key.enter, .character("9"), .escape] { #expect(state.press(key) == []) }
    #expect(state.setup == wanted && state.controls?.typed == nil)
  }

  @Test func lossesAreTypedAsTheyAreShown() throws {
    var state = exampleControlsState(cursor: place(of: .loss(panel: 1)))
    state.setup?.losses = ["cosine"]
    for scalar in "mSe".unicodeScalars {
      _ = state.type(.character(scalar), into: state.controls?.typed ?? "")
    }
    _ = state.type(.enter, into: state.controls?.typed ?? "")
    #expect(state.setup?.losses == ["cosine", "mse"])
  }

  @Test func whatHasNoPartInTheTrainingSaysSo() {
    var state = exampleControlsState(cursor: place(of: .setting(.lambda)))
    _ = state.press(.right)
    guard case .isIdle = state.controls?.remark else {
      Issue.record("\(String(describing: state.controls?.remark))")
      return
    }
    let text = Screen.home.draw(state, width: 120, height: 36).text
    #expect(text.contains("no part in"))
  }

  @Test func aLongReasonIsMarkedWhereItIsCut() {
    var state = exampleControlsState()
    state.controls?.remark = .failed("--model: " + String(repeating: "reason ", count: 40))
    let text = Screen.home.draw(state, width: 80, height: 24).text
    #expect(text.contains("model: reason") && !text.contains("--model"))
    let last = text.split(separator: "\n").last { $0.contains("reason") }
    #expect(last?.contains("…") == true)
  }

  @Test func keysOfTheScreenWorkBesideIt() {
    var state = exampleControlsState()
    #expect(state.press(.character(" ")) == [.pause])
    #expect(state.press(.character("2")) == [] && state.largePanel == 1)
    _ = state.press(.escape)
    #expect(state.controls == nil)
    #expect(state.largePanel == 1)
  }

  @Test func theCursorStaysOnAControl() {
    var state = exampleControlsState(cursor: 10_000)
    #expect(state.controls?.cursor == Control.all(of: TrainingSetup()).count - 1)
    _ = state.press(.pageUp)
    _ = state.press(.up)
    _ = state.reduce(.controls(.move(down: -1000)))
    #expect(state.controls?.cursor == 0)
    // One loss fewer is two lines fewer.
    _ = state.reduce(.controls(.select(10_000)))
    _ = state.take(
      {
        var setup = TrainingSetup(); setup.losses = ["mse"]; return setup
      }(), changedBy: .loss(panel: 0))
    #expect(state.controls!.cursor < Control.all(of: state.setup!).count)
  }

  @Test func aTrainingThatCannotBeChangedHasNoControls() {
    var state = exampleState()
    _ = state.reduce(.controls(.toggle))
    #expect(state.controls == nil)
  }
}
