/// Braille dots, 2 columns and 4 rows a cell, and marks to be drawn over what a buffer shows.
///
/// Dot coordinates grow to the right and downwards from (0, 0) at the top left; dot (i, j) covers the
/// coordinates from i to i + 1 and j to j + 1. A cell has one colour, that of its last dot; a mark takes
/// the whole cell, whatever is plotted there before or after, and the last mark stays.
public struct DotLayer: Sendable {
  /// The size in cells.
  public let width: Int
  public let height: Int
  private var dots: [UInt8]
  private var colors: [Color]
  /// Empty where nothing was ever marked: most layers have dots only.
  private var marks: [Cell?] = []

  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    let count = self.width * self.height
    dots = Array(repeating: 0, count: count)
    colors = Array(repeating: .standard, count: count)
  }

  /// The size in dots.
  public var dotWidth: Int { 2 * width }
  public var dotHeight: Int { 4 * height }

  /// Plots the dot at a place; outside the layer, or where a coordinate is NaN, nothing.
  public mutating func plot(x: Double, y: Double, color: Color) {
    guard x >= 0, y >= 0, x < Double(dotWidth), y < Double(dotHeight) else { return }
    plot(column: Int(x), row: Int(y), color: color)
  }

  private mutating func plot(column: Int, row: Int, color: Color) {
    let cell = row / 4 * width + column / 2
    dots[cell] |= Self.bits[row % 4 * 2 + column % 2]
    colors[cell] = color
  }

  /// The bits of the Unicode braille patterns for the dots of a cell, row by row.
  private static let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

  /// Plots a straight line between two places, clipped to the layer.
  ///
  /// - Parameter pattern: which dots are left out, counted from the layer's edge, so that dashes run on through
  ///   lines that continue each other.
  public mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), color: Color,
    pattern: LinePattern = .solid
  ) {
    let bounds = Drawing.Box(x: 0, y: 0, width: Double(dotWidth), height: Double(dotHeight))
    guard let (a, b) = bounds.clipped(Drawing.Point(start.x, start.y), Drawing.Point(end.x, end.y)) else {
      return
    }
    // From dot to dot, one in each column or each row, whichever are more.
    let (firstColumn, firstRow) = (min(Int(a.x), dotWidth - 1), min(Int(a.y), dotHeight - 1))
    let columns = min(Int(b.x), dotWidth - 1) - firstColumn
    let rows = min(Int(b.y), dotHeight - 1) - firstRow
    let isSteep = abs(rows) > abs(columns)
    let (long, short) = isSteep ? (rows, columns) : (columns, rows)
    let steps = Double(abs(long))
    for step in 0...abs(long) {
      let along = long < 0 ? -step : step
      let aside = short == 0 ? 0 : Int((Double(short) * (Double(step) / steps)).rounded())
      let column = firstColumn + (isSteep ? aside : along)
      let row = firstRow + (isSteep ? along : aside)
      if !pattern.hasDot(at: isSteep ? row : column) { continue }
      plot(column: column, row: row, color: color)
    }
  }

  /// Puts a glyph into the cell at a place in dot coordinates.
  public mutating func mark(
    _ glyph: Unicode.Scalar, x: Double, y: Double, color: Color, attributes: Style.Attributes = []
  ) {
    guard x >= 0, y >= 0, x < Double(dotWidth), y < Double(dotHeight) else { return }
    if marks.isEmpty { marks = Array(repeating: nil, count: dots.count) }
    marks[Int(y) / 4 * width + Int(x) / 2] = Cell(glyph, Style(foreground: color, attributes: attributes))
  }

  /// Draws the cells that have dots or marks, the layer's top left at that of `rect`.
  ///
  /// Over a heat map the mean of the cell's two colours stays as the background, darkened where the dots
  /// would not stand out from it; elsewhere the background stays as it is.
  ///
  /// - Parameter attributesOfStandardColor: what dots of the standard colour have.
  public func draw(
    in rect: Rect, into buffer: inout Buffer, attributesOfStandardColor: Style.Attributes = []
  ) {
    let visible = Rect(x: rect.x, y: rect.y, width: width, height: height)
      .intersection(rect).intersection(buffer.bounds)
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX {
        let index = (y - rect.y) * width + x - rect.x
        if !marks.isEmpty, let mark = marks[index] {
          buffer[x, y] = mark.over(buffer[x, y])
        } else if dots[index] != 0 {
          let glyph = Unicode.Scalar(0x2800 + UInt32(dots[index]))!
          let color = colors[index]
          let style = Style(foreground: color, attributes: color.isStandard ? attributesOfStandardColor : [])
          buffer[x, y] = Cell(glyph, style).over(buffer[x, y])
        }
      }
    }
  }
}

extension Cell {
  /// This glyph over the colours of a cell that was drawn before.
  fileprivate func over(_ ground: Cell) -> Cell {
    var result = self
    result.style.background = ground.style.background
    guard let pixels = ground.pixels else {
      if ground.style.attributes.contains(.graded) { result.style.attributes.insert(.graded) }
      return result
    }
    var background = pixels.top.mixed(with: pixels.bottom, fraction: 0.5)
    let foreground = style.foreground
    // Full contrast is not needed for dots, and a darker cell must not look like another value: only
    // colours as bright as the dots give way.
    if !foreground.isStandard, background.luminance > 0.2, foreground.contrast(with: background) < 2 {
      background = background.mixed(with: .black, fraction: 0.28)
    }
    result.style.background = background
    result.style.attributes.insert(.graded)
    return result
  }
}

extension DotLayer {
  /// Layers of equal size as one: where several have dots in a cell they take turns, two cells each, so
  /// that curves that run together all stay in sight.
  static func interleaved(_ layers: [DotLayer]) -> DotLayer {
    guard let first = layers.first, first.width > 0 else { return DotLayer(width: 0, height: 0) }
    // Layer by layer: a list of owners for every cell would cost more than drawing the curves.
    var owners = [Int](repeating: 0, count: first.dots.count)
    for layer in layers {
      for cell in owners.indices where layer.dots[cell] != 0 { owners[cell] += 1 }
    }
    var result = DotLayer(width: first.width, height: first.height)
    var passed = [Int](repeating: 0, count: first.dots.count)
    for layer in layers {
      for cell in owners.indices where layer.dots[cell] != 0 {
        if passed[cell] == cell % first.width / 2 % owners[cell] {
          result.dots[cell] = layer.dots[cell]
          result.colors[cell] = layer.colors[cell]
        }
        passed[cell] += 1
      }
    }
    return result
  }

  /// Puts the dots of layers of equal size together, a cell having those of the first layer that has some:
  /// lines that run close to each other then stay lines.
  static func parted(_ layers: [DotLayer]) -> DotLayer {
    guard var result = layers.first else { return DotLayer(width: 0, height: 0) }
    for layer in layers.dropFirst() {
      for cell in result.dots.indices where result.dots[cell] == 0 && layer.dots[cell] != 0 {
        result.dots[cell] = layer.dots[cell]
        result.colors[cell] = layer.colors[cell]
      }
    }
    return result
  }

  /// Takes away the dots in cells where another layer of equal size has dots or marks.
  mutating func giveWay(to other: DotLayer) {
    for cell in dots.indices where other.dots[cell] != 0 || !other.marks.isEmpty && other.marks[cell] != nil {
      dots[cell] = 0
    }
  }
}
