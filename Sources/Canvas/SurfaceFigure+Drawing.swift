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

  private static let barGap = 12.0
  private static let barWidth = 12.0
  private static let top = 36.0

  init(_ figure: SurfaceFigure) {
    self.figure = figure
    legend = figure.legend
    let side = [420.0, 336, 264, 252][figure.panels.count - 1]
    let plotHeight = (side * figure.aspect).rounded()
    // The labels below the ends of neighbouring axes stand side by side.
    let widest = figure.panels.map { FigureText.width(of: $0.x.ticks(atMost: 7)) }.max()!
    let gap = max(16, widest + 4).rounded(.up)
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

  private static func left(of panel: SurfacePanel) -> Double {
    let title = panel.yTitle.isEmpty ? 0 : 18.0
    return (10 + title + FigureText.width(of: yTicks(panel)) + FigureText.labelGap + FigureText.tickLength)
      .rounded(.up)
  }

  private static func right(of panel: SurfacePanel) -> Double {
    (barGap + barWidth + FigureText.tickLength + FigureText.labelGap
      + FigureText.width(of: barTicks(panel)) + 12).rounded(.up)
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

  func addTitle(of panel: SurfacePanel, over plot: Drawing.Box, to drawing: inout Drawing) {
    drawing.addTitle(panel.title, over: plot)
  }

  func addXAxis(of panel: SurfacePanel, below plot: Drawing.Box, to drawing: inout Drawing) {
    // The most ticks whose labels keep a distance.
    let ticks = (1...7).reversed().lazy.map { panel.x.ticks(atMost: $0) }.first { ticks in
      FigureText.width(of: ticks) + 8 < plot.width / Double(max(1, ticks.count))
    }
    drawing.addXAxis(panel.x, ticks: ticks ?? [], title: panel.xTitle, below: plot)
  }

  func addYAxis(of panel: SurfacePanel, beside plot: Drawing.Box, to drawing: inout Drawing) {
    drawing.addYAxis(panel.y, ticks: Self.yTicks(panel), title: panel.yTitle, beside: plot)
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
    drawing.add(.boxes(bar.border, FigureText.ink))
    let ticks = Self.barTicks(panel)
    drawing.add(
      .boxes(
        ticks.map {
          Drawing.Box(x: bar.maxX + 1, y: height($0.value) - 0.5, width: FigureText.tickLength, height: 1)
        }, FigureText.ink))
    for tick in ticks {
      let x = bar.maxX + 1 + FigureText.tickLength + FigureText.labelGap
      drawing.addText(tick.label, x, height(tick.value) + FigureText.labelSize * 0.35, .start)
    }
  }

  /// The entries of the legend in one line, and the notes below it.
  func addLegend(to drawing: inout Drawing) {
    let left = plots[0].x
    var y = notesTop + 14
    if !legend.isEmpty {
      let length = legend.reduce(0) { $0 + 18 + FigureText.width(of: $1.name) + 16 }
      let scale = min(1, (width - left - 8) / length)
      var x = left
      for entry in legend {
        PanelPainter.addSample(of: entry, at: Drawing.Point(x + 6, y - 4), to: &drawing)
        drawing.addText(
          entry.name, x + 18, y, .start, size: FigureText.labelSize * scale, color: FigureText.greyInk)
        x += (18 + FigureText.width(of: entry.name) + 16) * scale
      }
      y += 18
    }
    for note in figure.notes {
      let size = FigureText.labelSize * min(1, (width - left - 8) / max(1, FigureText.width(of: note)))
      drawing.addText(note, left, y, .start, size: size, color: FigureText.greyInk)
      y += 18
    }
  }
}
