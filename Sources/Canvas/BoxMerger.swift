/// Makes few boxes of many of one colour that touch: first along rows, then rows of the same extent.
struct BoxMerger {
  private struct Strip {
    var box: Drawing.Box
    let color: Color
  }

  /// An edge that a box of the same colour and length may go on from.
  private struct Edge: Hashable {
    let x: Double
    let y: Double
    let length: Double
    let color: Color
  }

  private var strips: [Strip] = []
  /// The strips by their right edges.
  private var open: [Edge: Int] = [:]

  mutating func add(_ box: Drawing.Box, color: Color) {
    let start = Edge(x: box.x, y: box.y, length: box.height, color: color)
    let index: Int
    if let left = open.removeValue(forKey: start) {
      strips[left].box.width = box.maxX - strips[left].box.x
      index = left
    } else {
      strips.append(Strip(box: box, color: color))
      index = strips.count - 1
    }
    open[Edge(x: box.maxX, y: box.y, length: box.height, color: color)] = index
  }

  /// The boxes by colour.
  func merged() -> [(color: Color, boxes: [Drawing.Box])] {
    var result: [Strip] = []
    var above: [Edge: Int] = [:]
    for strip in strips.sorted(by: { ($0.box.y, $0.box.x) < ($1.box.y, $1.box.x) }) {
      let box = strip.box
      let top = Edge(x: box.x, y: box.y, length: box.width, color: strip.color)
      let index: Int
      if let upper = above.removeValue(forKey: top) {
        result[upper].box.height = box.maxY - result[upper].box.y
        index = upper
      } else {
        result.append(strip)
        index = result.count - 1
      }
      above[Edge(x: box.x, y: box.maxY, length: box.width, color: strip.color)] = index
    }
    return Dictionary(grouping: result, by: \.color)
      .sorted { $0.key.order < $1.key.order }
      .map { ($0.key, $0.value.map(\.box)) }
  }
}
