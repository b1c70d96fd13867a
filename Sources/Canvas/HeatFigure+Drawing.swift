extension HeatFigure {
  /// The figure as a drawing, dark on white.
  public func drawing() -> Drawing {
    let layouts = panels.map { Layout(panel: $0) }
    let cell = layouts.map(\.width).max()!.rounded(.up)
    // All panels have the margins of the widest, so that they stand in even steps.
    let left = layouts.map(\.left).max()!.rounded(.up)
    var drawing = Drawing(
      width: cell * Double(panels.count), height: Layout.height, background: Color(0xFFFFFF))
    for (index, layout) in layouts.enumerated() {
      layout.paint(on: &drawing, x: Double(index) * cell + left, colorMap: colorMap)
    }
    return drawing
  }
}

/// The lengths of a panel in pixels, and its painting.
private struct Layout {
  let panel: HeatPanel
  let xTicks: [Tick]
  let yTicks: [Tick]
  let barTicks: [Tick]
  /// From the left edge to the heatmap, and from its right edge to the next panel.
  let left: Double
  let right: Double

  /// A multiple of six: with seven ticks they all stand on borders of pixels.
  static let side = 252.0
  static let top = 38.0
  static let height = top + side + 36
  static let titleSize = 14.0
  static let labelSize = 12.0
  static let tickLength = 4.0
  static let labelGap = 4.0
  static let barGap = 12.0
  static let barWidth = 12.0
  static let ink = Color(0x1A1A1A)
  static let axisColor = Color(0x9A9A9A)

  init(panel: HeatPanel) {
    self.panel = panel
    xTicks = panel.xTicks
    yTicks = panel.yTicks
    barTicks = panel.range.ticks(atMost: 6)
    left = 10 + Self.labelWidth(yTicks) + Self.labelGap + Self.tickLength
    right =
      Self.barGap + Self.barWidth + Self.tickLength + Self.labelGap + Self.labelWidth(barTicks) + 10
  }

  var width: Double { left + Self.side + right }

  /// Other fonts, as an SVG may be shown with, are up to a fifth wider than ours.
  private static func labelWidth(_ ticks: [Tick]) -> Double {
    (ticks.map { StrokeFont.width(of: $0.label, size: labelSize) }.max() ?? 0) * 1.2
  }

  func paint(on drawing: inout Drawing, x: Double, colorMap: ColorMap) {
    let (side, top) = (Self.side, Self.top)
    let plot = Drawing.Box(x: x, y: top, width: side, height: side)
    drawing.add(.image(image(colorMap), plot))

    var grey: [Drawing.Box] = []
    let origin = (x: panel.x.position(of: 0), y: panel.y.position(of: 0))
    if origin.x > 0, origin.x < 1 {
      grey.append(Drawing.Box(x: x + origin.x * side - 0.5, y: top, width: 1, height: side))
    }
    if origin.y > 0, origin.y < 1 {
      grey.append(Drawing.Box(x: x, y: top + (1 - origin.y) * side - 0.5, width: side, height: 1))
    }
    drawing.add(.boxes(grey, Self.axisColor))

    let bar = Drawing.Box(x: plot.maxX + Self.barGap, y: top, width: Self.barWidth, height: side)
    let steps = Int(2 * side)
    // As many pixels as it will have: some renderers blur images that they enlarge.
    let colors = Raster(columns: Int(2 * Self.barWidth), rows: steps) { _, row in
      colorMap.color(at: 1 - (Double(row) + 0.5) / Double(steps))
    }
    drawing.add(.image(colors, bar))
    drawing.add(.boxes(Self.frame(plot) + Self.frame(bar) + tickMarks(plot, bar), Self.ink))
    addLabels(to: &drawing, plot, bar)
  }

  /// The values at twice the resolution of the drawing; the samples at the edges are cut in half by them.
  private func image(_ colorMap: ColorMap) -> Raster {
    let count = Int(2 * Self.side)
    return Raster(columns: count, rows: count) { column, row in
      let value = panel.value(
        u: (Double(column) + 0.5) / Double(count), v: 1 - (Double(row) + 0.5) / Double(count))
      return colorMap.color(at: panel.range.position(of: Double(value)))
    }
  }

  /// Four lines of one pixel around a box.
  private static func frame(_ box: Drawing.Box) -> [Drawing.Box] {
    [
      Drawing.Box(x: box.x - 1, y: box.y - 1, width: box.width + 2, height: 1),
      Drawing.Box(x: box.x - 1, y: box.maxY, width: box.width + 2, height: 1),
      Drawing.Box(x: box.x - 1, y: box.y, width: 1, height: box.height),
      Drawing.Box(x: box.maxX, y: box.y, width: 1, height: box.height),
    ]
  }

  private func tickMarks(_ plot: Drawing.Box, _ bar: Drawing.Box) -> [Drawing.Box] {
    let length = Self.tickLength
    func beside(_ x: Double, _ y: Double) -> Drawing.Box {
      Drawing.Box(x: x, y: y - 0.5, width: length, height: 1)
    }
    var marks = xTicks.map {
      Drawing.Box(x: place($0, plot) - 0.5, y: plot.maxY + 1, width: 1, height: length)
    }
    marks += yTicks.map { beside(plot.x - 1 - length, height($0, panel.y, plot)) }
    marks += barTicks.map { beside(bar.maxX + 1, height($0, panel.range, bar)) }
    return marks
  }

  private func place(_ tick: Tick, _ box: Drawing.Box) -> Double {
    box.x + panel.x.position(of: tick.value) * box.width
  }

  private func height(_ tick: Tick, _ axis: Axis, _ box: Drawing.Box) -> Double {
    box.maxY - axis.position(of: tick.value) * box.height
  }

  private func addLabels(to drawing: inout Drawing, _ plot: Drawing.Box, _ bar: Drawing.Box) {
    func add(_ string: String, _ x: Double, _ y: Double, _ anchor: Drawing.Text.Anchor, size: Double) {
      drawing.add(
        .text(Drawing.Text(string, at: Drawing.Point(x, y), size: size, color: Self.ink, anchor: anchor)))
    }
    // A long title becomes smaller rather than run into its neighbour's.
    let titleWidth = StrokeFont.width(of: panel.title, size: Self.titleSize) * 1.2
    let titleSize = Self.titleSize * min(1, (width - 20) / max(1, titleWidth))
    add(panel.title, plot.x + plot.width / 2, plot.y - 12, .middle, size: titleSize)

    let size = Self.labelSize
    let gap = Self.tickLength + Self.labelGap + 1
    // Digits are 0.7 em high: this puts their middle at the tick.
    let middle = size * 0.35
    for tick in xTicks {
      add(tick.label, place(tick, plot), plot.maxY + gap + size * 0.75, .middle, size: size)
    }
    for tick in yTicks {
      add(tick.label, plot.x - gap, height(tick, panel.y, plot) + middle, .end, size: size)
    }
    for tick in barTicks {
      add(tick.label, bar.maxX + gap, height(tick, panel.range, bar) + middle, .start, size: size)
    }
  }
}
