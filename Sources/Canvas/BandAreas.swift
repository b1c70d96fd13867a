/// Light bands of several colours over columns of pixels, mixed where they overlap.
struct BandAreas {
  /// How much of its colour a band has on white.
  private let strength: Double
  private var bands: [[Band]]

  private struct Band {
    var top: Double
    var bottom: Double
    var color: Color
  }

  init(columns: Int, strength: Double) {
    self.strength = strength
    bands = Array(repeating: [], count: columns)
  }

  /// Adds a band over a range of columns, of which there may be more than are seen.
  mutating func add(_ columns: Range<Int>, top: Double, bottom: Double, color: Color) {
    guard top < bottom else { return }
    for column in columns.clamped(to: bands.indices) {
      bands[column].append(Band(top: top, bottom: bottom, color: color))
    }
  }

  /// What is seen of the bands as boxes by their colours, those of neighbouring columns as one where they are
  /// alike.
  func boxes(left: Double) -> [(color: Color, boxes: [Drawing.Box])] {
    var result: [(color: Color, boxes: [Drawing.Box])] = []
    var indices: [Color: Int] = [:]
    for (column, bands) in bands.enumerated() {
      for piece in pieces(of: bands) {
        let box = Drawing.Box(
          x: left + Double(column), y: piece.top, width: 1, height: piece.bottom - piece.top)
        let index = indices[piece.color] ?? result.count
        if index == result.count {
          indices[piece.color] = index
          result.append((piece.color, []))
        }
        // Only the last few can be of the column before.
        let recent = result[index].boxes.indices.suffix(8)
        if let last = recent.last(where: { result[index].boxes[$0].continues(into: box) }) {
          result[index].boxes[last].width += 1
        } else {
          result[index].boxes.append(box)
        }
      }
    }
    return result
  }

  /// The bands of a column as pieces that do not overlap, in the colours that they have together.
  private func pieces(of bands: [Band]) -> [Band] {
    let edges = Set(bands.flatMap { [$0.top, $0.bottom] }).sorted()
    return zip(edges, edges.dropFirst()).compactMap { top, bottom in
      let owners = bands.filter { $0.top <= top && $0.bottom >= bottom }
      if owners.isEmpty { return nil }
      let color = owners.reduce(Color.white) { $0.mixed(with: $1.color, fraction: strength) }
      return Band(top: top, bottom: bottom, color: color)
    }
  }
}

extension Drawing.Box {
  /// Whether a box is of the same height and begins where this one ends.
  fileprivate func continues(into next: Drawing.Box) -> Bool {
    maxX == next.x && y == next.y && height == next.height
  }
}
