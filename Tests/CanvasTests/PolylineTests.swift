import Testing

@testable import Canvas

@Suite struct PolylineTests {
  private let line = Polyline([.init(0, 0), .init(3, 0), .init(3, 4), .init(3, 4), .init(0, 4)])

  @Test func measuredAlongItsWay() {
    #expect(line.length == 10)
    #expect(line.point(at: 1.5) == .init(1.5, 0))
    #expect(line.point(at: 5) == .init(3, 2))
    #expect(line.point(at: 8) == .init(2, 4))
    #expect(line.point(at: -1) == .init(0, 0))
    #expect(line.point(at: 11) == .init(0, 4))
  }

  @Test func parts() {
    #expect(line.part(from: 1, to: 5) == [.init(1, 0), .init(3, 0), .init(3, 2)])
    #expect(line.part(from: 1, to: 2) == [.init(1, 0), .init(2, 0)])
    #expect(line.part(from: 5, to: 20) == [.init(3, 2), .init(3, 4), .init(0, 4)])
    #expect(Polyline([.init(1, 1)]).part(from: 0, to: 1) == [.init(1, 1)])
  }
}
