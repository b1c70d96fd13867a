import Canvas
import Testing
import Training

@testable import saddle

@Suite struct BundledTourTests {
  static let names = BundledTour.all.map(\.name)
  static let sizes = [(80, 24), (120, 36)]

  @Test func thereAreTheToursOfTheDemos() throws {
    #expect(Self.names == ["figure1", "norm", "rest", "few-samples", "landscapes", "watching"])
    for tour in BundledTour.all { #expect(try tour.tour().title == tour.title()) }
  }

  /// Every scene, its training at step 0: captions stand whole in their frames, what is to be seen is there, and
  /// nothing lies over anything else.
  @Test(arguments: names, sizes)
  func everySceneHasRoom(name: String, size: (Int, Int)) throws {
    let tour = try #require(BundledTour.named(name)).tour()
    for index in tour.scenes.indices {
      let (buffer, caption, places) = try scene(index, of: tour, size)
      #expect(!buffer.text.contains("…"), "\(name) \(index + 1):\n\(buffer.text)")
      let scene = tour.scenes[index]
      let inside = caption.inset(left: 2, top: 1, right: 2, bottom: 1)
      let lines = (inside.y..<inside.maxY).map { text(of: buffer, row: $0, from: inside.x, to: inside.maxX) }
      #expect(lines.filter { !$0.isEmpty }.joined(separator: " ") == scene.caption, "\(name) \(index + 1)")
      let top = text(of: buffer, row: caption.y, from: caption.x, to: caption.maxX)
      #expect(top.hasPrefix("╭ \(tour.title) ─") && top.hasSuffix("─ \(index + 1)/\(tour.scenes.count) ╮"))
      let bottom = text(of: buffer, row: caption.maxY - 1, from: caption.x, to: caption.maxX)
      #expect(bottom.hasPrefix("╰─ ") && bottom.hasSuffix("─╯") && !bottom.contains("…"), "\(bottom)")
      // The rows above and below belong to others.
      #expect(buffer[0, caption.y - 1].glyph == "╰", "\(name) \(index + 1)")
      #expect(text(of: buffer, row: caption.maxY, from: 0, to: size.0).contains("? help"))
      if let highlight = scene.highlight { #expect(!places.isEmpty, "\(name) \(index + 1): \(highlight)") }
    }
  }

  private func scene(
    _ index: Int, of tour: Tour, _ size: (Int, Int), isWorking: Bool = false
  ) throws -> (buffer: Buffer, caption: Rect, places: [Rect]) {
    if !tour.trainings.isEmpty {
      var shown: (Buffer, Rect, [Rect])?
      try ExampleRuns.four.named(tour.trainings.map(\.name)).withState { state, _ in
        state.tour = TourProgress(tour)
        state.enterScene(index)
        let layout = try #require(WatchLayout(state, width: size.0, height: size.1))
        shown = (
          WatchScreen.draw(state, width: size.0, height: size.1), try #require(layout.caption), []
        )
      }
      return try #require(shown)
    }
    let setup = try tour.setup(inScene: index, threads: 1)
    let plan = try setup.plan()
    var state = ExplorerState(
      plan, observation: Observer(plan).observe(Trainer(plan, pace: .unlimited).snapshot, below: .norms))
    state.setup = setup
    state.tour = TourProgress(tour)
    let effects = state.enterScene(index, isFresh: true)
    #expect(effects.contains { if case .travel = $0 { true } else { false } })
    state.isTravelling = false
    if state.screen == .landscape {
      state.landscape.live = exampleLandscape(state, stride: isWorking ? 4 : 1)
    }
    let layout = try #require(HomeLayout(state, width: size.0, height: size.1))
    return (
      state.screen.draw(state, width: size.0, height: size.1), try #require(layout.caption),
      tour.scenes[index].highlight.map { layout.places(of: $0) } ?? []
    )
  }

  /// The landscape that a scene asks for, with surfaces made up.
  private func exampleLandscape(_ state: ExplorerState, stride: Int) -> LiveLandscape {
    let request = state.landscape.request
    var live = exampleLandscapeState(losses: state.losses, stride: stride, plane: request.plane).landscape
      .live
    live.request?.network = request.network
    switch request.plane {
    case .random: break
    case .path:
      live.plane?.name = request.plane.name
      live.plane?.axes = ["x has 91.2 % of the path, y 7.85 %", "x 91.2 %, y 7.85 %"]
    case .curvature:
      live.plane?.name = request.plane.name
      live.plane?.axes = ["λ 12.5, λ 10.3"]
      if stride > 1 { live.comingPlane = .curvature }
    }
    return live
  }

  /// While a landscape is on its way, in the view of each network, and beside a large panel.
  @Test(arguments: sizes)
  func landscapesOnTheirWayHaveRoom(size: (Int, Int)) throws {
    let tour = try #require(BundledTour.named("landscapes")).tour()
    for index in tour.scenes.indices {
      let (buffer, _, _) = try scene(index, of: tour, size, isWorking: true)
      #expect(!buffer.text.contains("…"), "\(index + 1):\n\(buffer.text)")
    }
  }

  private func text(of buffer: Buffer, row: Int, from first: Int, to end: Int) -> String {
    let line = buffer.text.split(separator: "\n", omittingEmptySubsequences: false)[row]
    let padded = Array(line) + Array(repeating: " ", count: max(0, end - line.count))
    let part = String(padded[first..<end])
    return String(part.reversed().drop { $0 == " " }.reversed())
  }
}
