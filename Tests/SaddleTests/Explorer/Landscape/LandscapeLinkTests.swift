import Foundation
import Landscape
import Testing
import Training

@testable import saddle

/// The link with a worker of its own, and a training that stands still.
@Suite struct LandscapeLinkTests {
  private let plan = examplePlan()

  private func snapshot(steps: Int) -> TrainingSnapshot {
    let trainer = Trainer(plan, pace: .unlimited)
    for _ in 0..<steps { trainer.makeStep() }
    trainer.askForSnapshot()
    trainer.stop()
    return trainer.snapshot
  }

  /// Updates until the surface is there and the training has been placed on it.
  private func settle(_ link: inout LandscapeLink, _ state: inout ExplorerState, _ snapshot: TrainingSnapshot)
  {
    repeat {
      _ = link.update(&state, snapshot)
      usleep(2000)
    } while state.landscape.live.isWorking || state.landscape.live.request != state.landscape.request
      || !state.landscape.live.isPlaced
  }

  private func newState() -> ExplorerState {
    var state = exampleState()
    state.screen = .landscape
    return state
  }

  @Test func theMiddleOfASurfaceIsTheLossOfItsNetwork() throws {
    var (link, state) = (LandscapeLink(plan, threads: 2), newState())
    let snapshot = snapshot(steps: 20)
    settle(&link, &state, snapshot)
    let live = state.landscape.live
    for (index, loss) in plan.losses.enumerated() {
      // All three losses of the network that is trained with the first.
      let outcomes = Evaluator(plan, loss: loss).outcomes(
        plan.data.train, weights: snapshot.learners[0].weights)
      let surface = try #require(live.surfaces[index])
      let middle = try #require(surface.nearest(a: 0, b: 0))
      let expected = Evaluation(outcomes)
      #expect(surface.isComplete && abs(middle.loss - expected.loss) <= 1e-5 * expected.loss)
    }
    let position = try #require(live.position)
    #expect(position.place.distance < 1e-6 && abs(position.ownLoss! - position.surfaceLoss!) < 1e-6)
    #expect(live.samples == "all 200 training samples" && live.centerStep == 20)
  }

  @Test func theMiddleStaysUntilItIsMovedOrFollows() {
    var (link, state) = (LandscapeLink(plan, threads: 2), newState())
    settle(&link, &state, snapshot(steps: 3))
    let later = snapshot(steps: 9)
    settle(&link, &state, later)
    #expect(state.landscape.live.centerStep == 3)
    _ = state.reduce(.recenter)
    settle(&link, &state, later)
    #expect(state.landscape.live.centerStep == 9)
    _ = state.reduce(.toggleFollowing)
    let last = snapshot(steps: 12)
    settle(&link, &state, last)
    while state.landscape.live.centerStep != 12 { settle(&link, &state, last) }
  }

  @Test func aPathThatIsTooShortForAPlaneIsToldSoAndTriedAgain() {
    var (link, state) = (LandscapeLink(plan, threads: 1), newState())
    _ = state.reduce(.nextPlane)
    let start = snapshot(steps: 0)
    link.record(start)
    settle(&link, &state, start)
    #expect(state.landscape.live.failure?.contains("before it has made some steps") == true)
    #expect(state.landscape.live.surfaces.isEmpty)
    // As training goes on it is tried again.
    for steps in [4, 9, 15] { link.record(snapshot(steps: steps)) }
    let last = snapshot(steps: 15)
    while state.landscape.live.failure != nil { settle(&link, &state, last) }
    settle(&link, &state, last)
    #expect(state.landscape.live.centerStep == 15 && state.landscape.live.surfaces.count == 3)
  }

  @Test func thePlanesOfThePathAndOfCurvatureSayWhatTheyAre() throws {
    var (link, state) = (LandscapeLink(plan, threads: 2), newState())
    for steps in [0, 4, 9, 15] { link.record(snapshot(steps: steps)) }
    let last = snapshot(steps: 22)
    _ = state.reduce(.nextPlane)
    settle(&link, &state, last)
    #expect(state.landscape.live.plane?.axes[0].contains("% of the path") == true)
    let first = try #require(state.landscape.live.path.first)
    #expect(state.landscape.live.path.map(\.step) == [0, 4, 9, 15] && first.ownLoss != nil)
    // The middle of the plane is the end of the path, and its axes lead along it.
    #expect(abs(first.place.a) > 0.5)
    _ = state.reduce(.nextPlane)
    settle(&link, &state, last)
    let plane = try #require(state.landscape.live.plane)
    #expect(plane.axes[0].contains("λ") && abs(plane.degrees - 90) < 0.1)
  }

  @Test func anEvaluationThatIsEndedKeepsWhatItHas() throws {
    var heavy = plan
    heavy.model = try Model("plain:8,8,gap")
    var (link, state) = (
      LandscapeLink(heavy, threads: 1),
      ExplorerState(
        heavy, observation: exampleState().observation)
    )
    state.screen = .landscape
    let trainer = Trainer(heavy, pace: .unlimited)
    trainer.askForSnapshot()
    trainer.stop()
    while (state.landscape.live.progress?.evaluated ?? 0) == 0 {
      _ = link.update(&state, trainer.snapshot)
      usleep(1000)
    }
    link.cancel()
    for _ in 0..<60_000 where state.landscape.live.isWorking {
      usleep(1000)
      _ = link.update(&state, trainer.snapshot)
    }
    let evaluated = state.landscape.live.progress!.evaluated
    #expect(!state.landscape.live.isWorking && evaluated < 2000)
    // The point that it was at when it was ended may still come; after it none.
    var last = -1
    for _ in 0..<200 where last != state.landscape.live.progress!.evaluated {
      last = state.landscape.live.progress!.evaluated
      usleep(300_000)
      _ = link.update(&state, trainer.snapshot)
    }
    #expect(last <= evaluated + 1)
    usleep(100_000)
    _ = link.update(&state, trainer.snapshot)
    #expect(state.landscape.live.progress!.evaluated == last)
  }
}
