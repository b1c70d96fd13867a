import Canvas
import Testing

@testable import saddle

@Suite struct TourViewTests {
  private static let caption = """
    The first sentence of this caption fills more than two lines of a small screen, and the second one \
    says what to look at there: the dots.
    """

  private func state() -> ExplorerState {
    var state = exampleState()
    state.tour = TourProgress(
      Tour(title: "a tour", scenes: [Self.caption, "two", "three"].map { TourScene(caption: $0) }))
    return state
  }

  private func lines(_ state: ExplorerState, _ width: Int, _ height: Int) -> [String] {
    let buffer = state.screen.draw(state, width: width, height: height)
    return (0..<height).map { buffer.text(row: $0) }
  }

  @Test func aCaptionThatIsCutSaysSo() {
    let small = lines(state(), 40, 12)
    #expect(small[7].hasPrefix("╭ a tour ") && small[8].hasPrefix("│ The first sentence "))
    #expect(small[9].hasSuffix("… │") || small[9].contains(" … "), "\(small[9])")
    #expect(small[11].contains("? help"))
    let whole = lines(state(), 80, 24).joined(separator: " ")
    #expect(whole.contains("the dots.") && !whole.contains("…"))
  }

  @Test(arguments: [(24, 8), (24, 10), (80, 9)])
  func withoutRoomForACaptionTheBottomLineTellsOfTheTour(width: Int, height: Int) {
    var state = state()
    func bottom() -> String { lines(state, width, height)[height - 1] }
    #expect(bottom().hasPrefix(" tour 1/3 · enter next"))
    #expect(bottom().contains("The first sentence") == (width == 80))
    #expect(!lines(state, width, height).joined().contains("a tour"))
    state.tour?.go(to: 2)
    #expect(bottom().hasPrefix(" tour 3/3 · the end"))
    state.isPreparing = true
    #expect(bottom().hasPrefix(" tour 3/3 · one moment"))
    state.isPreparing = false
    // In help and in the palette enter does not go on to a scene.
    for key in ["?", ":"] as [Unicode.Scalar] {
      _ = state.press(.character(key))
      #expect(!bottom().contains("tour"))
      _ = state.press(.escape)
    }
    _ = state.press(.character("g"))
    #expect(lines(state, width, height).joined().contains("g comes back"))
  }

  @Test func helpTakesTheRowsOfTheCaption() {
    var state = state()
    _ = state.press(.character("?"))
    let help = lines(state, 80, 24)
    #expect(help[1].hasPrefix("╭ keys") && help[22].hasPrefix("╰") && help[22].contains("↓ more"))
    // Its last page fills it too.
    _ = state.press(.end)
    state.keepHelpInSight(width: 80, height: 24)
    #expect(
      lines(state, 80, 24)[21].contains("training samples.")
        || lines(state, 80, 24)[21].hasPrefix("│ samples."))
  }

  @Test func theWatchScreenDoesAsMuch() throws {
    let watching = try #require(BundledTour.named("watching")).tour()
    try ExampleRuns.four.withState { state, _ in
      state.tour = TourProgress(watching)
      func line(_ row: Int, _ width: Int, _ height: Int) -> String {
        WatchScreen.draw(state, width: width, height: height).text(row: row)
      }
      #expect(line(7, 24, 8).hasPrefix(" tour 1/\(watching.scenes.count) · enter next"))
      #expect(line(22, 80, 24).contains("enter") && !line(23, 80, 24).contains("tour 1/"))
      _ = state.press(.character("?"))
      #expect(line(22, 80, 24).contains("↓ more") && !line(7, 24, 8).contains("enter next"))
      _ = state.press(.escape)
      _ = state.press(.character("/"))
      #expect(!line(7, 24, 8).contains("enter next"))
    }
  }
}
