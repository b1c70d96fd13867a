import Glibc

/// How much of each pixel a line covers, 0…1, in a part of a raster.
struct CoverageMask {
  let columns: Range<Int>
  let rows: Range<Int>
  private var values: [Float]

  init(columns: Range<Int>, rows: Range<Int>) {
    self.columns = columns
    self.rows = rows
    values = Array(repeating: 0, count: columns.count * rows.count)
  }

  subscript(column: Int, row: Int) -> Double {
    Double(values[(row - rows.lowerBound) * columns.count + column - columns.lowerBound])
  }

  /// Adds a segment. A pixel's coverage is that of a unit box filter along the line's normal and, at flat
  /// caps, along its direction; the greatest of all segments counts, so joints are painted once.
  mutating func add(
    from start: Drawing.Point, to end: Drawing.Point, width: Double, cap: Drawing.Stroke.Cap
  ) {
    let half = width / 2
    let length = hypot(end.x - start.x, end.y - start.y)
    let (ux, uy) = length > 0 ? ((end.x - start.x) / length, (end.y - start.y) / length) : (1, 0)
    let extra = cap == .square ? half : 0
    let reach = half + 1
    let xs = clipped(min(start.x, end.x) - reach, max(start.x, end.x) + reach, to: columns)
    let ys = clipped(min(start.y, end.y) - reach, max(start.y, end.y) + reach, to: rows)
    for row in ys {
      let base = (row - rows.lowerBound) * columns.count - columns.lowerBound
      for column in xs {
        let dx = Double(column) + 0.5 - start.x
        let dy = Double(row) + 0.5 - start.y
        let along = dx * ux + dy * uy
        let across = abs(dx * uy - dy * ux)
        let coverage: Double
        if cap == .round {
          let beyond = max(0, -along, along - length)
          coverage = overlap(hypot(across, beyond), half)
        } else {
          let ends = min(along + extra + 0.5, length + extra - along + 0.5, 1)
          coverage = overlap(across, half) * max(0, ends)
        }
        if coverage > Double(values[base + column]) { values[base + column] = Float(coverage) }
      }
    }
  }

  /// The length of [d − ½, d + ½] ∩ [−half, half].
  private func overlap(_ d: Double, _ half: Double) -> Double {
    max(0, min(d + 0.5, half) - max(d - 0.5, -half))
  }

  private func clipped(_ low: Double, _ high: Double, to range: Range<Int>) -> Range<Int> {
    let first = max(Double(range.lowerBound), min(Double(range.upperBound), low.rounded(.down)))
    let last = max(first, min(Double(range.upperBound), high.rounded(.up)))
    return Int(first)..<Int(last)
  }
}
