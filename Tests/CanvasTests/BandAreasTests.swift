import Testing

@testable import Canvas

@Suite struct BandAreasTests {
  @Test func bandsThatOverlapMix() {
    var areas = BandAreas(columns: 4, strength: 0.5)
    areas.add(-3..<3, top: 0, bottom: 10, color: .black)
    areas.add(1..<9, top: 5, bottom: 20, color: Color(0xFF0000))
    let boxes = areas.boxes(left: 100)
    let grey = Color.white.mixed(with: .black, fraction: 0.5)
    let red = Color.white.mixed(with: Color(0xFF0000), fraction: 0.5)
    let both = grey.mixed(with: Color(0xFF0000), fraction: 0.5)
    #expect(boxes.map(\.color) == [grey, both, red])
    #expect(
      boxes.map(\.boxes) == [
        [
          Drawing.Box(x: 100, y: 0, width: 1, height: 10), Drawing.Box(x: 101, y: 0, width: 2, height: 5),
        ],
        [Drawing.Box(x: 101, y: 5, width: 2, height: 5)],
        [
          Drawing.Box(x: 101, y: 10, width: 2, height: 10), Drawing.Box(x: 103, y: 5, width: 1, height: 15),
        ],
      ])
  }

  @Test func nothingWhereThereIsNothing() {
    var areas = BandAreas(columns: 3, strength: 0.5)
    areas.add(0..<3, top: 5, bottom: 5, color: .black)
    areas.add(7..<9, top: 0, bottom: 5, color: .black)
    #expect(areas.boxes(left: 0).isEmpty)
  }
}
