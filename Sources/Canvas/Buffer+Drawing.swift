extension Buffer {
  /// The size of a cell in a picture: half of it is a square, as in most terminals.
  static let cellWidth = 9.0
  static let cellHeight = 18.0

  /// What is around the cells in a picture: their own ground where no cell leaves it to the terminal.
  private var ground: Color {
    let corners = [(0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)]
    guard width > 0, height > 0 else { return ScreenColors.background }
    let styles = corners.map { self[$0.0, $0.1].style }
    let ground = styles[0].background
    guard !ground.isStandard,
      styles.allSatisfy({ $0.background == ground && !$0.attributes.contains(.graded) })
    else { return ScreenColors.background }
    let isWhole = (0..<height).allSatisfy { y in
      (0..<width).allSatisfy { x in !self[x, y].style.background.isStandard }
    }
    return isWhole ? ground : ScreenColors.background
  }

  /// The cells as a terminal with a dark background shows them.
  ///
  /// Block elements, braille and lines are drawn as shapes, so that they join whatever fonts there are.
  ///
  /// - Parameter padding: the empty border, in pixels.
  public func drawing(padding: Double = 9) -> Drawing {
    var drawing = Drawing(
      width: Double(max(1, width)) * Self.cellWidth + 2 * padding,
      height: Double(max(1, height)) * Self.cellHeight + 2 * padding, background: ground)
    var layers = BufferLayers(ground: ground)
    for y in 0..<height {
      for x in 0..<width {
        layers.add(
          self[x, y], x: padding + Double(x) * Self.cellWidth, y: padding + Double(y) * Self.cellHeight)
      }
      layers.endRow()
    }
    layers.paint(on: &drawing)
    return drawing
  }

  /// The cells as an SVG file.
  public func svg() -> String { drawing().svg() }

  /// The cells as a PNG file, `scale` pixels a CSS pixel.
  public func png(scale: Double = 2) -> [UInt8] { drawing().raster(scale: scale).png() }
}

/// The colours of the terminal that pictures show.
enum ScreenColors {
  static let background = Color(0x0E1116)
  static let foreground = Color(0xD5DAE1)
  static let bold = Color(0xFFFFFF)

  /// The colours that a style asks for, with reverse and dim worked in.
  static func resolve(_ style: Style) -> (foreground: Color, background: Color) {
    var front = style.foreground
    if front.isStandard { front = style.attributes.contains(.bold) ? bold : foreground }
    var back = style.background.isStandard ? background : style.background
    if style.attributes.contains(.reverse) { swap(&front, &back) }
    if style.attributes.contains(.dim) { front = front.mixed(with: back, fraction: 0.5) }
    return (front, back)
  }
}

/// What a buffer's cells become, sorted by kind and colour so that equal neighbours are one shape.
private struct BufferLayers {
  private let ground: Color
  private var grounds = BoxMerger()
  private var blocks = BoxMerger()
  private var lines: [Color: [BoxDrawing.Stroke]] = [:]
  private var dots: [Color: [Drawing.Point]] = [:]
  private var texts: [TextStyle: [TextRun]] = [:]
  private var run: (style: TextStyle, run: TextRun)?

  init(ground: Color) { self.ground = ground }

  struct TextStyle: Hashable {
    let color: Color
    let isBold: Bool
  }

  struct TextRun {
    var string: String
    var x: Double
    var y: Double
    var length: Double
    /// Whether it is a symbol that fonts draw in widths of their own: it stands alone.
    var isSymbol: Bool
  }

  mutating func add(_ cell: Cell, x: Double, y: Double) {
    let (front, back) = ScreenColors.resolve(cell.style)
    let whole = Drawing.Box(x: x, y: y, width: Buffer.cellWidth, height: Buffer.cellHeight)
    if cell.glyph == "▀" || cell.glyph == "▄" {
      // Two squares side by side with those of the neighbours, not one on another.
      let (upper, lower) = cell.glyph == "▀" ? (front, back) : (back, front)
      var half = whole
      half.height /= 2
      addGround(half, color: upper)
      half.y += half.height
      addGround(half, color: lower)
      return
    }
    addGround(whole, color: back)
    if cell.glyph == " " || cell.glyph == Cell.continuation { return }

    if let block = BlockElement(cell.glyph) {
      let color = block.opacity == 1 ? front : back.mixed(with: front, fraction: block.opacity)
      for part in block.parts {
        blocks.add(
          Drawing.Box(
            x: x + part.x * whole.width, y: y + part.y * whole.height, width: part.width * whole.width,
            height: part.height * whole.height), color: color)
      }
    } else if (0x2800...0x28FF).contains(cell.glyph.value) {
      dots[front, default: []] += Braille.dots(of: cell.glyph).map {
        Drawing.Point(x + $0.x * whole.width, y + $0.y * whole.height)
      }
    } else if let box = BoxDrawing(cell.glyph) {
      lines[front, default: []] += box.strokes(in: whole)
    } else {
      addText(cell, color: front, x: x, y: y)
    }
  }

  private mutating func addGround(_ box: Drawing.Box, color: Color) {
    if color != ground { grounds.add(box, color: color) }
  }

  private mutating func addText(_ cell: Cell, color: Color, x: Double, y: Double) {
    let style = TextStyle(color: color, isBold: cell.style.attributes.contains(.bold))
    let length = Double(cell.glyph.displayWidth) * Buffer.cellWidth
    let isSymbol = cell.glyph.value >= 0x2190 || cell.glyph.displayWidth != 1
    if let (last, text) = run, last == style, !isSymbol, !text.isSymbol {
      let gap = x - text.x - text.length
      // One space may stand between words; more would make the words move where the font differs.
      if gap < 0.5 * Buffer.cellWidth || gap < 1.5 * Buffer.cellWidth && !text.string.hasSuffix(" ") {
        if gap > 0.5 * Buffer.cellWidth { run!.run.string += " " }
        run!.run.string.unicodeScalars.append(cell.glyph)
        run!.run.length = x + length - text.x
        return
      }
    }
    endRow()
    run = (style, TextRun(string: String(cell.glyph), x: x, y: y, length: length, isSymbol: isSymbol))
  }

  /// Texts do not go on in the next row.
  mutating func endRow() {
    if let (style, text) = run { texts[style, default: []].append(text) }
    run = nil
  }

  func paint(on drawing: inout Drawing) {
    for (color, boxes) in grounds.merged() + blocks.merged() { drawing.add(.boxes(boxes, color)) }
    for (color, strokes) in lines.sorted(by: { $0.key.order < $1.key.order }) {
      for (width, group) in Dictionary(grouping: strokes, by: \.width).sorted(by: { $0.key < $1.key }) {
        drawing.add(
          .lines(BoxDrawing.joined(group.map(\.points)), Drawing.Stroke(color, width: width, cap: .square)))
      }
    }
    for (color, centers) in dots.sorted(by: { $0.key.order < $1.key.order }) {
      drawing.add(.dots(centers, radius: 1.5, color))
    }
    let styles = texts.keys.sorted {
      ($0.color.order, $0.isBold ? 1 : 0) < ($1.color.order, $1.isBold ? 1 : 0)
    }
    for style in styles {
      for run in texts[style]! {
        drawing.add(
          .text(
            Drawing.Text(
              run.string, at: Drawing.Point(run.x, run.y + 13.5), size: 15, color: style.color,
              isBold: style.isBold, cellsLength: run.length)))
      }
    }
  }
}

extension Color {
  /// An order for files that do not change from run to run.
  var order: Int { Int(red) << 16 | Int(green) << 8 | Int(blue) }
}
