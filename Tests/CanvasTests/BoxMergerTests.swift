import Testing

@testable import Canvas

@Suite struct BoxMergerTests {
  @Test func neighboursOfOneColorBecomeOneBox() {
    var merger = BoxMerger()
    for y in 0..<3 {
      for x in 0..<4 { merger.add(.init(x: Double(x), y: Double(y), width: 1, height: 1), color: Color(1)) }
      merger.add(.init(x: 4, y: Double(y), width: 1, height: 1), color: Color(2))
    }
    let merged = merger.merged()
    #expect(merged.map(\.color) == [Color(1), Color(2)])
    #expect(merged[0].boxes == [.init(x: 0, y: 0, width: 4, height: 3)])
    #expect(merged[1].boxes == [.init(x: 4, y: 0, width: 1, height: 3)])
  }

  @Test func theAreaStays() {
    var merger = BoxMerger()
    var areas: [Color: Double] = [:]
    for y in 0..<20 {
      for x in 0..<20 {
        let color = Color(UInt32((x * x + 3 * y * y + x * y) % 5 + 1))
        areas[color, default: 0] += 1
        merger.add(.init(x: Double(x), y: Double(y), width: 1, height: 1), color: color)
      }
    }
    for (color, boxes) in merger.merged() {
      #expect(boxes.reduce(0) { $0 + $1.width * $1.height } == areas[color])
    }
  }
}
