import Testing

@testable import Landscape

@Test func theTimeLeftGoesByThePaceSinceTheStart() {
  // 20 points in 4 seconds, 70 to go.
  #expect(SurfaceProgress(evaluated: 30, total: 100, known: 10, seconds: 4).secondsLeft == 14)
  #expect(SurfaceProgress(evaluated: 10, total: 100, known: 10, seconds: 4).secondsLeft == nil)
  #expect(SurfaceProgress(evaluated: 10, total: 100, known: 10, seconds: nil).secondsLeft == nil)
  #expect(SurfaceProgress(evaluated: 100, total: 100, known: 100, seconds: nil).secondsLeft == 0)
}
