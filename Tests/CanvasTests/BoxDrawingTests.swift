import Testing

@testable import Canvas

@Suite struct BoxDrawingTests {
  private let cell = Drawing.Box(x: 9, y: 18, width: 9, height: 18)

  @Test func linesRunToTheEdgesOfTheCell() throws {
    let cross = try #require(BoxDrawing("┼")).strokes(in: cell)
    #expect(cross.count == 4)
    let ends = Set(cross.flatMap(\.points))
    for end in [(9, 27.5), (18, 27.5), (13.5, 18), (13.5, 36)] { #expect(ends.contains(.init(end.0, end.1))) }
    #expect(BoxDrawing("a") == nil)
  }

  @Test(arguments: [("┈", 4), ("╌", 2)] as [(Unicode.Scalar, Int)])
  func dashesLeaveGapsAndStayInTheCell(glyph: Unicode.Scalar, count: Int) throws {
    let dashes = try #require(BoxDrawing(glyph)).strokes(in: cell)
    #expect(dashes.count == count)
    #expect(dashes.flatMap(\.points).allSatisfy { $0.x > 9 && $0.x < 18 && $0.y == 27.5 })
    #expect(zip(dashes, dashes.dropFirst()).allSatisfy { $0.points[1].x < $1.points[0].x })
  }

  @Test func roundCornersStartAndEndWhereStraightLinesDo() throws {
    let corner = try #require(BoxDrawing("╭")).strokes(in: cell)
    #expect(corner.count == 1)
    #expect(corner[0].points.first == .init(13.5, 36))
    #expect(corner[0].points.last == .init(18, 27.5))
  }

  @Test func piecesEndToEndBecomeOneLine() {
    let joined = BoxDrawing.joined([
      [.init(0, 5), .init(4, 5)], [.init(4, 5), .init(9, 5)], [.init(12, 5), .init(13, 5)],
      [.init(2, 0), .init(2, 4)], [.init(2, 4), .init(2, 8)],
    ])
    #expect(
      Set(joined) == [
        [.init(0, 5), .init(9, 5)], [.init(12, 5), .init(13, 5)], [.init(2, 0), .init(2, 8)],
      ])
  }
}
