import Glibc
import Landscape
import Testing
import Training

@testable import saddle

@Suite struct SurfaceWorkerTests {
  /// The second network has one layer more than the first.
  private let plan = examplePlan(losses: [CosineLoss(), CosineCrossEntropyLoss()])

  private func job(network: Int, of snapshot: TrainingSnapshot) -> SurfaceWorker.Job {
    var request = LandscapeRequest()
    request.network = network
    return SurfaceWorker.Job(
      request: request, center: snapshot.learners[network].weights, centerStep: snapshot.step, path: [],
      focus: nil, isShownWhole: false)
  }

  @Test func weightsThatWaitedForTheirPlaceAreNotPlacedOnThePlaneOfAnotherNetwork() {
    let trainer = Trainer(plan, pace: .unlimited)
    trainer.stop()
    let snapshot = trainer.snapshot
    let worker = SurfaceWorker(plan, threads: 1)
    worker.begin(job(network: 0, of: snapshot))
    while worker.latest.live.request?.network != 0 { usleep(500) }
    worker.place(snapshot.learners[0].weights, step: 1, of: 0)
    while worker.latest.live.position?.step != 1 { usleep(500) }
    // The worker rests before it places the second; meanwhile the plane under it changes.
    worker.place(snapshot.learners[0].weights, step: 2, of: 0)
    worker.begin(job(network: 1, of: snapshot))
    while worker.latest.live.request?.network != 1 { usleep(500) }
    usleep(300_000)
    #expect(worker.latest.live.position == nil)
    worker.place(snapshot.learners[1].weights, step: 3, of: 1)
    while worker.latest.live.position?.step != 3 { usleep(500) }
  }

  /// As where another network was asked for in between, of which there is no plane.
  @Test func aPlaneThatIsThereIsNotTakenForThatOfOtherWeights() throws {
    let trainer = Trainer(plan, pace: .unlimited)
    trainer.stop()
    let before = trainer.snapshot
    for _ in 0..<20 { trainer.makeStep() }
    trainer.askForSnapshot()
    trainer.stop()
    let after = trainer.snapshot
    let worker = SurfaceWorker(plan, threads: 1)
    for snapshot in [before, after] {
      worker.begin(job(network: 0, of: snapshot))
      while worker.latest.live.isWorking { usleep(500) }
      worker.place(snapshot.learners[0].weights, step: snapshot.step, of: 0)
      while worker.latest.live.position?.step != snapshot.step { usleep(500) }
      let live = worker.latest.live
      let position = try #require(live.position)
      #expect(live.centerStep == snapshot.step && position.place.distance < 1e-6)
    }
  }
}
