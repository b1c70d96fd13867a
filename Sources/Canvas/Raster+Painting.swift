import Glibc

extension Raster {
  /// Fills a box; pixels at its edges by the area that it covers of them.
  mutating func fill(_ box: Drawing.Box, color: Color) {
    let span = Self.span(from: box.x, through: box.maxX, count: columns)
    for row in Self.span(from: box.y, through: box.maxY, count: rows) {
      let vertical = min(box.maxY, Double(row + 1)) - max(box.y, Double(row))
      for column in span {
        let horizontal = min(box.maxX, Double(column + 1)) - max(box.x, Double(column))
        blend(color, column: column, row: row, coverage: horizontal * vertical)
      }
    }
  }

  mutating func fillDot(at center: Drawing.Point, radius: Double, color: Color) {
    for row in Self.span(from: center.y - radius - 1, through: center.y + radius + 1, count: rows) {
      for column in Self.span(from: center.x - radius - 1, through: center.x + radius + 1, count: columns) {
        let distance = hypot(Double(column) + 0.5 - center.x, Double(row) + 0.5 - center.y)
        blend(color, column: column, row: row, coverage: min(1, radius + 0.5 - distance))
      }
    }
  }

  /// Stretches an image over a box; every pixel takes the image's pixel under its centre.
  mutating func draw(_ image: Raster, in box: Drawing.Box) {
    for row in Self.span(from: box.y - 0.5, through: box.maxY - 0.5, count: rows) {
      let v = (Double(row) + 0.5 - box.y) / box.height
      guard v >= 0, v < 1 else { continue }
      for column in Self.span(from: box.x - 0.5, through: box.maxX - 0.5, count: columns) {
        let u = (Double(column) + 0.5 - box.x) / box.width
        guard u >= 0, u < 1 else { continue }
        pixels[row * columns + column] =
          image[
            min(image.columns - 1, Int(u * Double(image.columns))),
            min(image.rows - 1, Int(v * Double(image.rows)))]
      }
    }
  }

  /// Strokes one polyline. Where it crosses itself or bends nothing is painted twice.
  mutating func stroke(_ line: [Drawing.Point], _ stroke: Drawing.Stroke) {
    if !stroke.dashes.isEmpty {
      var solid = stroke
      solid.dashes = []
      for dash in Self.dashes(of: line, lengths: stroke.dashes) { self.stroke(dash, solid) }
      return
    }
    guard line.count >= 2 else { return }
    let reach = stroke.width / 2 + 1
    let xs = line.lazy.map(\.x)
    let ys = line.lazy.map(\.y)
    let left = xs.min()! - reach
    let top = ys.min()! - reach
    var mask = CoverageMask(
      columns: Self.span(from: left, through: xs.max()! + reach, count: columns),
      rows: Self.span(from: top, through: ys.max()! + reach, count: rows))
    for (start, end) in zip(line, line.dropFirst()) {
      mask.add(from: start, to: end, width: stroke.width, cap: stroke.cap)
    }
    for row in mask.rows {
      for column in mask.columns {
        blend(stroke.color, column: column, row: row, coverage: mask[column, row])
      }
    }
  }

  /// Cuts a polyline into the dashes that `lengths` (dash, gap, dash, gap …) leave of it.
  static func dashes(of line: [Drawing.Point], lengths: [Double]) -> [[Drawing.Point]] {
    guard lengths.allSatisfy({ $0 > 0 }), let first = line.first else { return [line] }
    var dashes: [[Drawing.Point]] = []
    var dash = [first]
    var index = 0
    var rest = lengths[0]
    for (start, end) in zip(line, line.dropFirst()) {
      let length = hypot(end.x - start.x, end.y - start.y)
      var done = 0.0
      while length - done > rest {
        done += rest
        let t = done / length
        let cut = Drawing.Point(start.x + (end.x - start.x) * t, start.y + (end.y - start.y) * t)
        if index % 2 == 0 { dashes.append(dash + [cut]) }
        dash = [cut]
        index += 1
        rest = lengths[index % lengths.count]
      }
      rest -= length - done
      dash.append(end)
    }
    if index % 2 == 0, dash.count >= 2 { dashes.append(dash) }
    return dashes
  }
}
