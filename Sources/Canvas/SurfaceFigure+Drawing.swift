extension SurfaceFigure {
  /// The figure as a drawing, dark on white.
  public func drawing() -> Drawing {
    let layout = FigureLayout(self)
    var drawing = Drawing(width: layout.width, height: layout.height, background: .white)
    for (index, panel) in panels.enumerated() {
      let plot = layout.plots[index]
      PanelPainter(panel: panel, plot: plot).paint(on: &drawing)
      layout.addTitle(of: panel, over: plot, to: &drawing)
      layout.addXAxis(of: panel, below: plot, to: &drawing)
      if index == 0 || !hasOneYAxis { layout.addYAxis(of: panel, beside: plot, to: &drawing) }
      if index == panels.count - 1 || !hasOneBar { layout.addBar(of: panel, beside: plot, to: &drawing) }
    }
    layout.addLegend(to: &drawing)
    return drawing
  }
}

/// The lengths of a figure in pixels, and what stands around its panels.
struct FigureLayout {
  private let figure: SurfaceFigure
  private let legend: [SurfaceFigure.LegendEntry]
  /// Where the surfaces are.
  private(set) var plots: [Drawing.Box] = []
  private(set) var width = 0.0
  private let notesTop: Double
  let height: Double

  static let ink = Color(0x1A1A1A)
  static let greyInk = Color(0x5A5A5A)
  private static let titleSize = 14.0
  private static let labelSize = 12.0
  private static let tickLength = 4.0
  private static let labelGap = 4.0
  private static let barGap = 12.0
  private static let barWidth = 12.0
  private static let top = 36.0
  /// Other fonts, as an SVG may be shown with, are up to a fifth wider than ours.
  private static let fontReserve = 1.2

  init(_ figure: SurfaceFigure) {
    self.figure = figure
    legend = figure.legend
    let side = [420.0, 336, 264, 252][figure.panels.count - 1]
    let plotHeight = (side * figure.aspect).rounded()
    // The labels below the ends of neighbouring axes stand side by side.
    let gap = max(16, figure.panels.map { Self.width(of: $0.x.ticks(atMost: 7)) + 4 }.max()!).rounded(.up)
    var x = 0.0
    for (index, panel) in figure.panels.enumerated() {
      x += index == 0 || !figure.hasOneYAxis ? Self.left(of: panel) : 8
      plots.append(Drawing.Box(x: x, y: Self.top, width: side, height: plotHeight))
      x += side + (index == figure.panels.count - 1 || !figure.hasOneBar ? Self.right(of: panel) : gap)
    }
    width = x
    let hasXTitle = figure.panels.contains { !$0.xTitle.isEmpty }
    notesTop = Self.top + plotHeight + 26 + (hasXTitle ? 20 : 0)
    let lines = figure.notes.count + (legend.isEmpty ? 0 : 1)
    height = notesTop + (lines == 0 ? 6 : Double(lines) * 18 + 12)
  }

  private static func width(of labels: [Tick]) -> Double {
    labels.map { textWidth($0.label) }.max() ?? 0
  }

  private static func textWidth(_ text: String, size: Double = labelSize) -> Double {
    StrokeFont.width(of: text, size: size) * fontReserve
  }

  private static func left(of panel: SurfacePanel) -> Double {
    let title = panel.yTitle.isEmpty ? 0 : 18.0
    return (10 + title + width(of: yTicks(panel)) + labelGap + tickLength).rounded(.up)
  }

  private static func right(of panel: SurfacePanel) -> Double {
    (barGap + barWidth + tickLength + labelGap + width(of: barTicks(panel)) + 12).rounded(.up)
  }

  private static func yTicks(_ panel: SurfacePanel) -> [Tick] { panel.y.ticks(atMost: 7) }

  /// The ends where there is more beyond them, and the round numbers between that keep away from those.
  private static func barTicks(_ panel: SurfacePanel) -> [Tick] {
    let (scale, axis) = (panel.scale, panel.scale.axis)
    var ticks = axis.ticks(atMost: 7)
    let (low, high) = (axis.range.lowerBound, axis.range.upperBound)
    if scale.isClippedAbove || ticks.isEmpty {
      ticks.removeAll { axis.position(of: $0.value) > 0.95 }
      ticks.append(Tick(value: high, label: scale.upperLabel()))
    }
    if scale.isClippedBelow || ticks.count == 1 {
      ticks.removeAll { axis.position(of: $0.value) < 0.05 }
      ticks.insert(Tick(value: low, label: scale.lowerLabel()), at: 0)
    }
    return ticks
  }

  private func add(
    _ string: String, _ x: Double, _ y: Double, _ anchor: Drawing.Text.Anchor, size: Double = labelSize,
    color: Color = ink, angle: Double = 0, to drawing: inout Drawing
  ) {
    drawing.add(
      .text(
        Drawing.Text(
          string, at: Drawing.Point(x, y), size: size, color: color, anchor: anchor, angle: angle)))
  }

  func addTitle(of panel: SurfacePanel, over plot: Drawing.Box, to drawing: inout Drawing) {
    // A long title becomes smaller rather than run into its neighbour's.
    let room = plot.width + 8
    let size = Self.titleSize * min(1, room / max(1, Self.textWidth(panel.title, size: Self.titleSize)))
    add(panel.title, plot.x + plot.width / 2, plot.y - 12, .middle, size: size, to: &drawing)
  }

  func addXAxis(of panel: SurfacePanel, below plot: Drawing.Box, to drawing: inout Drawing) {
    // The most ticks whose labels keep a distance.
    let ticks = (1...7).reversed().lazy.map { panel.x.ticks(atMost: $0) }.first { ticks in
      Self.width(of: ticks) + 8 < plot.width / Double(max(1, ticks.count))
    }
    let places = (ticks ?? []).map { (x: plot.x + panel.x.position(of: $0.value) * plot.width, tick: $0) }
    let marks = places.map {
      Drawing.Box(x: $0.x - 0.5, y: plot.maxY + 1, width: 1, height: Self.tickLength)
    }
    drawing.add(.boxes(marks, Self.ink))
    for (x, tick) in places { add(tick.label, x, plot.maxY + 18, .middle, to: &drawing) }
    if !panel.xTitle.isEmpty {
      let size = min(Self.labelSize, Self.labelSize * plot.width / Self.textWidth(panel.xTitle))
      add(panel.xTitle, plot.x + plot.width / 2, plot.maxY + 37, .middle, size: size, to: &drawing)
    }
  }

  func addYAxis(of panel: SurfacePanel, beside plot: Drawing.Box, to drawing: inout Drawing) {
    let ticks = Self.yTicks(panel)
    let places = ticks.map { (y: plot.maxY - panel.y.position(of: $0.value) * plot.height, tick: $0) }
    let length = Self.tickLength
    let marks = places.map { Drawing.Box(x: plot.x - 1 - length, y: $0.y - 0.5, width: length, height: 1) }
    drawing.add(.boxes(marks, Self.ink))
    let end = plot.x - 1 - length - Self.labelGap
    for (y, tick) in places { add(tick.label, end, y + Self.labelSize * 0.35, .end, to: &drawing) }
    if !panel.yTitle.isEmpty {
      let size = min(Self.labelSize, Self.labelSize * plot.height / Self.textWidth(panel.yTitle))
      add(
        panel.yTitle, end - Self.width(of: ticks) - 6, plot.y + plot.height / 2, .middle, size: size,
        angle: 90,
        to: &drawing)
    }
  }

  /// The colour bar with lines where the contours are.
  func addBar(of panel: SurfacePanel, beside plot: Drawing.Box, to drawing: inout Drawing) {
    let bar = Drawing.Box(x: plot.maxX + Self.barGap, y: plot.y, width: Self.barWidth, height: plot.height)
    func height(_ value: Double) -> Double { bar.maxY - panel.scale.position(of: value) * bar.height }
    // As many pixels as it will have: some renderers blur images that they enlarge.
    let steps = Int(2 * bar.height)
    let colors = Raster(columns: Int(2 * bar.width), rows: steps) { _, row in
      panel.colorMap.color(at: 1 - (Double(row) + 0.5) / Double(steps))
    }
    drawing.add(.image(colors, bar))
    for level in panel.levels {
      let position = panel.scale.position(of: level.value)
      guard position > 0, position < 1 else { continue }
      let line = Drawing.Box(x: bar.x, y: height(level.value) - 0.5, width: bar.width, height: 1)
      drawing.add(.boxes([line], panel.lineColor(at: position, strength: PanelPainter.lineStrength)))
    }
    drawing.add(.boxes(bar.border, Self.ink))
    let ticks = Self.barTicks(panel)
    drawing.add(
      .boxes(
        ticks.map {
          Drawing.Box(x: bar.maxX + 1, y: height($0.value) - 0.5, width: Self.tickLength, height: 1)
        }, Self.ink))
    for tick in ticks {
      let x = bar.maxX + 1 + Self.tickLength + Self.labelGap
      add(tick.label, x, height(tick.value) + Self.labelSize * 0.35, .start, to: &drawing)
    }
  }

  /// The entries of the legend in one line, and the notes below it.
  func addLegend(to drawing: inout Drawing) {
    let left = plots[0].x
    var y = notesTop + 14
    if !legend.isEmpty {
      let length = legend.reduce(0) { $0 + 18 + Self.textWidth($1.name) + 16 }
      let scale = min(1, (width - left - 8) / length)
      var x = left
      for entry in legend {
        PanelPainter.addSample(of: entry, at: Drawing.Point(x + 6, y - 4), to: &drawing)
        add(entry.name, x + 18, y, .start, size: Self.labelSize * scale, color: Self.greyInk, to: &drawing)
        x += (18 + Self.textWidth(entry.name) + 16) * scale
      }
      y += 18
    }
    for note in figure.notes {
      let size = Self.labelSize * min(1, (width - left - 8) / max(1, Self.textWidth(note)))
      add(note, left, y, .start, size: size, color: Self.greyInk, to: &drawing)
      y += 18
    }
  }
}

extension Drawing.Box {
  /// Four lines of one pixel around the box.
  var border: [Drawing.Box] {
    [
      Drawing.Box(x: x - 1, y: y - 1, width: width + 2, height: 1),
      Drawing.Box(x: x - 1, y: maxY, width: width + 2, height: 1),
      Drawing.Box(x: x - 1, y: y, width: 1, height: height),
      Drawing.Box(x: maxX, y: y, width: 1, height: height),
    ]
  }
}
