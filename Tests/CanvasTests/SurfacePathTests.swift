import Testing

@testable import Canvas

@Suite struct SurfacePathTests {
  /// Over a panel from −1 to 1 and from 0 to 10.
  private func clipped(_ points: [(Double, Double)], live: Drawing.Point? = nil) -> ClippedPath {
    ClippedPath(
      SurfacePath(checkpoints: points.map { Drawing.Point($0.0, $0.1) }, live: live),
      x: Axis(range: -1...1), y: Axis(range: 0...10))
  }

  @Test func insideItIsOneLine() {
    let path = clipped([(-1, 0), (0, 5), (1, 10)], live: Drawing.Point(0, 2.5))
    #expect(path.lines == [[.init(0, 0), .init(0.5, 0.5), .init(1, 1)]])
    #expect(path.start == .init(0, 0) && path.end == .init(1, 1) && path.live == .init(0.5, 0.25))
    #expect(path.exits.isEmpty && path.liveExit == nil)
  }

  @Test func outsideThereIsAnArrowAtTheEdge() {
    let path = clipped([(0, 5), (2, 5), (4, 7.5), (0, 7.5), (0, 30)], live: Drawing.Point(-3, 5))
    #expect(path.lines.count == 2)
    #expect(path.lines[0] == [.init(0.5, 0.5), .init(1, 0.5)])
    #expect(path.lines[1] == [.init(1, 0.75), .init(0.5, 0.75), .init(0.5, 1)])
    #expect(path.start != nil && path.end == nil && path.live == nil)
    #expect(
      path.exits == [.init(place: .init(1, 0.75), side: .right), .init(place: .init(0.5, 1), side: .top)])
    #expect(path.liveExit == .init(place: .init(0, 0.5), side: .left))
  }

  @Test func throughACornerWithoutACheckpointInside() {
    let path = clipped([(-1.5, 5), (0, -2.5)])
    #expect(path.lines.count == 1 && path.lines[0].count == 2)
    #expect(path.exits.count == 1)
    #expect(clipped([(-1.5, 1), (-0.9, -8)]).lines.isEmpty)
  }

  @Test func whatIsNotFiniteLeavesAGap() {
    let path = clipped([(0, 1), (0, 2), (.nan, 3), (0, 4), (0, 5)])
    #expect(path.lines.count == 2)
    #expect(path.exits.isEmpty)
    #expect(clipped([]).lines.isEmpty)
    #expect(clipped([(0, 1)]).start == .init(0.5, 0.1))
    #expect(clipped([(0, 1)]).end == nil)
  }

  @Test func arrowsPointAlongTheLine() {
    let line = [Drawing.Point(0, 0), Drawing.Point(100, 0), Drawing.Point(100, 100)]
    let arrows = ClippedPath.arrows(along: line, spacing: 60)
    #expect(arrows.map { ($0.place.x + $0.place.y).rounded() } == [33, 100, 167])
    #expect(arrows[0].direction == .init(1, 0) && arrows[2].direction == .init(0, 1))
    #expect(ClippedPath.arrows(along: line, spacing: 300).isEmpty)
  }
}
