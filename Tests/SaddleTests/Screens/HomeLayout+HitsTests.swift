import Canvas
import Testing

@testable import saddle

@Suite struct HomeLayoutHitsTests {
  @Test(
    arguments: [(24, 8), (40, 12), (80, 14), (80, 24), (120, 36), (200, 60)], [nil, 1] as [Int?])
  func everyCellIsWhatLiesThere(size: (width: Int, height: Int), largePanel: Int?) throws {
    let layout = try #require(
      HomeLayout(width: size.width, height: size.height, panelCount: 3, largePanel: largePanel))
    var heatCells = 0
    for y in -1...size.height {
      for x in -1...size.width {
        let panel = layout.panels.first { $0.frame.contains(x: x, y: y) }
        switch layout.hit(x: x, y: y) {
        case nil:
          #expect(panel.map { y > $0.frame.y && !$0.heat.contains(x: x, y: y) } ?? true)
        case .title(let index):
          #expect(panel?.index == index && panel?.frame.y == y)
        case .heat(let index, let place):
          let heat = try #require(panel).heat
          #expect(panel?.index == index && heat.contains(x: x, y: y))
          #expect(Int(place.right * Double(heat.width)) == x - heat.x)
          #expect(Int((1 - place.up) * Double(heat.height)) == y - heat.y)
          heatCells += 1
        }
      }
    }
    #expect(heatCells == layout.panels.reduce(0) { $0 + $1.heat.width * $1.heat.height })
  }

  @Test func fractionsAreNumbersOfAnAxis() {
    typealias Place = HomeLayout.HeatPlace
    #expect(Place.number(at: 0, of: -15...15) == -15 && Place.number(at: 1, of: -15...15) == 15)
    #expect(Place.number(at: 0.25, of: 2...10) == 4)
  }
}
