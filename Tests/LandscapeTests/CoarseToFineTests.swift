import Testing

@testable import Landscape

private func grid(_ width: Int, _ height: Int) -> Grid {
  Grid(x: GridAxis(from: 0, through: 1, count: width), y: GridAxis(from: 0, through: 1, count: height))
}

@Test(arguments: [(51, 51), (2, 2), (7, 7), (8, 3), (2, 100), (21, 13), (64, 65)])
func everyPointIsVisitedOnce(width: Int, height: Int) {
  let levels = CoarseToFine(grid(width, height)).levels
  let points = levels.flatMap { $0 }
  #expect(points.count == width * height)
  #expect(Set(points).count == points.count)
  #expect(levels.allSatisfy { !$0.isEmpty } || levels.count == 1)
}

@Test func theFirstLevelIsCoarseAndHasTheCorners() {
  let first = CoarseToFine(grid(51, 51)).levels[0]
  #expect(first.count == 25)
  for row in [0, 50] {
    for column in [0, 50] { #expect(first.contains(Grid.Point(column: column, row: row))) }
  }
}

@Test func eachLevelGoesOutwardsFromTheFocus() {
  let focus = Grid.Point(column: 40, row: 3)
  for level in CoarseToFine(grid(51, 51), focus: focus).levels {
    let distances = level.map { point in
      (point.column - 40) * (point.column - 40) + (point.row - 3) * (point.row - 3)
    }
    #expect(distances == distances.sorted())
  }
}

@Test func whereSomebodyLooksTheProfilesComeSecond() {
  let focus = Grid.Point(column: 25, row: 24)
  let levels = CoarseToFine(grid(51, 51), focus: focus).levels
  #expect(levels[0].count == 26 && levels[0][0] == focus)
  let early = Set(levels[0] + levels[1])
  for place in 0..<51 {
    #expect(early.contains(Grid.Point(column: place, row: 24)))
    #expect(early.contains(Grid.Point(column: 25, row: place)))
  }
  #expect(early.count < 130)
  let all = levels.flatMap { $0 }
  #expect(all.count == 51 * 51 && Set(all).count == all.count)
}
