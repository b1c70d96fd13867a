import Canvas
import Datasets
import Glibc
import Testing
import Training

@testable import saddle

/// Ten thousand keys, clicks and turns of the wheel, while training runs without a limit and surfaces are computed.
/// CI runs this under ThreadSanitizer too.
@Suite struct RandomActionsTests {
  private static let keys: [Key] =
    KeyScope.allCases.filter { $0 != .watch && $0 != .sweep }.flatMap { KeyTable.rows(in: $0) }
    .flatMap { $0.bindings.map(\.key) }
    // Nothing is to be written to files.
    .filter { KeyTable.action(for: $0, in: .home) != .write } + [.backspace, .character("7"), .control("u")]

  /// Mostly keys of the tables, each as often as it is bound; digits where a value is typed.
  private func event(_ generator: inout SplitMix64, width: Int, height: Int) -> TerminalEvent {
    func below(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
    if below(4) > 0 { return .key(Self.keys[below(Self.keys.count)]) }
    let kinds: [MouseEvent.Kind] = [.press, .press, .press, .release, .drag, .move, .wheelUp, .wheelDown]
    let kind = kinds[below(kinds.count)]
    let button: MouseEvent.Button? = kind == .press || kind == .drag ? [.left, .left, .right][below(3)] : nil
    return .mouse(MouseEvent(kind: kind, button: button, x: below(width), y: below(height)))
  }

  /// Small data and a bound on what is trained, so that ten thousand actions take seconds: the wishes of the panel
  /// that are larger are as good as refused.
  private func isSmall(_ setup: TrainingSetup) -> Bool {
    let settings = setup.settings
    return settings.data != "glyphs" && settings.data != "languages" && !settings.model.hasPrefix("residual")
      && !settings.model.hasPrefix("plain") && (settings.hiddenWidths ?? []).reduce(0, +) <= 200
  }

  @Test(arguments: [UInt64(1)])
  func tenThousandActionsLeaveAScreenThatCanBeDrawn(seed: UInt64) async throws {
    var generator = SplitMix64(seed: seed)
    var setup = TrainingSetup()
    setup.settings.data = "moons"
    setup.settings.model = "mlp:8"
    // Networks of two sizes: what is taken for that of the other is found out.
    setup.losses = ["cross-entropy-smoothed", "cosine+cross-entropy"]
    var exploration = Exploration(LiveTraining(try setup.plan()), setup: setup)
    exploration.state.tour = nil
    exploration.state.pace = .unlimited
    exploration.live.trainer.setPace(.unlimited)
    exploration.begin(at: nil)
    let sizes = [(80, 24), (120, 36), (50, 16), (24, 8)]
    var trainings = 0
    var lastTrainer = exploration.live.trainer
    for number in 0..<10_000 {
      let (width, height) = sizes[number / 50 % sizes.count]
      let before = exploration.state
      let ending = exploration.take(
        event(&generator, width: width, height: height), width: width, height: height)
      #expect(ending == nil || ending == .quit)
      if let wanted = exploration.state.setup, !isSmall(wanted) {
        exploration.state = before
        continue
      }
      exploration.live.trainer.askForSnapshot()
      // The threads beside the screen come to their works between two actions now and then.
      if number % 10 == 0 { usleep(UInt32(generator.next() % 40_000)) }
      if number % 4 == 0 { exploration.observe() }
      if number % 8 == 0 {
        let state = exploration.state
        let buffer = state.screen.draw(state, width: width, height: height)
        #expect(buffer.width == width && buffer.height == height)
      }
      if exploration.live.trainer !== lastTrainer {
        lastTrainer = exploration.live.trainer
        trainings += 1
      }
    }
    exploration.rest()
    exploration.live.trainer.stop()
    // The panel of controls was opened and used.
    #expect(trainings > 10)
    #expect(exploration.state.losses.map(\.name) == exploration.live.plan.losses.map(\.name))
  }
}
