import Testing

@testable import Canvas

struct HeatMapTests {
  private let map = ColorMap.viridis

  @Test func twoPixelsACell() {
    let heatMap = HeatMap(
      columns: 2, rows: 4, values: [0, 1, 2, 3, 4, 5, 6, 8], range: 0...8, colorMap: map)
    var buffer = Buffer(width: 4, height: 4)
    heatMap.draw(in: Rect(x: 1, y: 1, width: 2, height: 2), into: &buffer)
    #expect(buffer.text == "\n ▀▀\n ▀▀\n\n")
    #expect(buffer[1, 1].style.foreground == map.color(at: 0))
    #expect(buffer[1, 1].style.background == map.color(at: 0.25))
    #expect(buffer[2, 2].style.foreground == map.color(at: 0.625))
    #expect(buffer[2, 2].style.background == map.color(at: 1))
    #expect(buffer[1, 1].style.attributes == .graded)
  }

  @Test func nearestValueWhereSizesDiffer() {
    let heatMap = HeatMap(columns: 2, rows: 1, values: [0, 1], range: 0...1, colorMap: map)
    var buffer = Buffer(width: 5, height: 1)
    heatMap.draw(in: buffer.bounds, into: &buffer)
    let colors = (0..<5).map { buffer[$0, 0].style.foreground }
    let (low, high) = (map.color(at: 0), map.color(at: 1))
    #expect(colors == [low, low, high, high, high])
    #expect((0..<5).allSatisfy { buffer[$0, 0].style.foreground == buffer[$0, 0].style.background })

    let many = HeatMap(columns: 9, rows: 1, values: [0, 1, 0, 0, 1, 0, 0, 1, 0], range: 0...1, colorMap: map)
    var narrow = Buffer(width: 3, height: 1)
    many.draw(in: narrow.bounds, into: &narrow)
    #expect((0..<3).allSatisfy { narrow[$0, 0].style.foreground == high })
  }

  @Test func logarithmicScale() {
    let heatMap = HeatMap(
      columns: 4, rows: 1, values: [0, 0.01, 1.1, 100], range: 0.01...100, colorMap: map, scale: .logarithmic)
    var buffer = Buffer(width: 4, height: 1)
    heatMap.draw(in: buffer.bounds, into: &buffer)
    let colors = (0..<4).map { buffer[$0, 0].style.foreground }
    #expect(colors == [0, 0, 0.51, 1].map { map.color(at: $0) })
  }

  @Test func notFiniteValuesAreMarked() {
    let heatMap = HeatMap(
      columns: 3, rows: 2, values: [.nan, .infinity, 1, 0, 0, -.infinity], range: 0...1, colorMap: map)
    var buffer = Buffer(width: 3, height: 1)
    heatMap.draw(in: buffer.bounds, into: &buffer)
    #expect(buffer.text == "?∞∞\n")
    #expect(buffer[0, 0].style.background == ColorMap.notANumber)
    #expect(buffer[1, 0].style.background == map.color(at: 1))
    #expect(buffer[2, 0].style.background == map.color(at: 0))
    #expect(buffer[1, 0].style.foreground != buffer[1, 0].style.background)
  }

  @Test func clippedAndEmpty() {
    let heatMap = HeatMap(
      columns: 4, rows: 2, values: Array(repeating: 0, count: 8), range: 0...1, colorMap: map)
    var buffer = Buffer(width: 2, height: 1)
    heatMap.draw(in: Rect(x: -1, y: -1, width: 4, height: 2), into: &buffer)
    #expect(buffer.text == "▀▀\n")
    var untouched = Buffer(width: 2, height: 1)
    HeatMap(columns: 0, rows: 0, values: [], range: 0...1, colorMap: map)
      .draw(in: untouched.bounds, into: &untouched)
    heatMap.draw(in: Rect(x: 0, y: 0, width: 0, height: 5), into: &untouched)
    #expect(untouched.text == "\n")
  }
}
