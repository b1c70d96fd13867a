import Testing

@testable import Canvas

struct RectTests {
  @Test func insetsAndIntersections() {
    let rect = Rect(x: 1, y: 2, width: 5, height: 4)
    #expect(rect.inset(by: 1) == Rect(x: 2, y: 3, width: 3, height: 2))
    #expect(rect.inset(left: 4, right: 4).isEmpty)
    #expect(rect.inset(left: 4, right: 4).width == 0)
    #expect(rect.intersection(Rect(x: 4, y: 0, width: 9, height: 3)) == Rect(x: 4, y: 2, width: 2, height: 1))
    #expect(rect.intersection(Rect(x: 40, y: 0, width: 9, height: 3)).isEmpty)
    #expect((rect.maxX, rect.maxY) == (6, 6))
    #expect(rect.contains(x: 5, y: 5) && !rect.contains(x: 6, y: 5) && !rect.contains(x: 0, y: 3))
    #expect(Rect(x: 0, y: 0, width: -4, height: 2).width == 0)
  }
}
