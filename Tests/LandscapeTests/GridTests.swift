import Testing

@testable import Landscape

@Test func anAxisHasItsEndsAndItsMiddle() {
  let axis = GridAxis(from: -1, through: 1, count: 51)
  #expect(axis[0] == -1 && axis[50] == 1 && axis[25] == 0)
  #expect(zip(axis.values, axis.values.reversed()).allSatisfy { $0 == -$1 })
  #expect(GridAxis(from: 0, through: 0.3, count: 4).values.last == 0.3)
}

@Test func pointsStandRowByRow() {
  let grid = Grid(x: GridAxis(from: 0, through: 1, count: 3), y: GridAxis(from: 0, through: 1, count: 2))
  #expect(grid.count == 6)
  #expect(grid.index(of: Grid.Point(column: 2, row: 1)) == 5)
}

@Test func anAxisMayHaveOnePlace() {
  let axis = GridAxis(at: 0.5)
  #expect(axis.values == [0.5] && axis.count == 1)
  let grid = Grid(x: GridAxis(from: 0, through: 1, count: 30), y: GridAxis(at: 0))
  #expect(Set(CoarseToFine(grid).levels.joined()).count == 30)
}

@Test func theNearestNumberOfAnAxis() {
  let axis = GridAxis(from: -1, through: 1, count: 5)
  #expect([-1.2, -1, -0.3, 0.24, 0.26, 1.2].map { axis.index(nearestTo: $0) } == [0, 0, 1, 2, 3, 4])
  #expect([-1.3, 1.3, .nan, .infinity].allSatisfy { axis.index(nearestTo: $0) == nil })
  #expect(GridAxis(at: 2).index(nearestTo: 2) == 0 && GridAxis(at: 2).index(nearestTo: 3) == nil)
}
