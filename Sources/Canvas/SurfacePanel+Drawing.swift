/// Paints what lies inside a panel of a drawing: the surface, its contours and the path.
struct PanelPainter {
  let panel: SurfacePanel
  let plot: Drawing.Box

  /// How far a contour's colour is from that of the surface, on the way to black or white.
  static let lineStrength = 0.45
  private static let pathColor = Color.white
  private static let casing = Color(0x1A1A1A)

  func paint(on drawing: inout Drawing) {
    let positions = panel.positions
    drawing.add(.image(image(positions), plot))
    let path = ClippedPath(panel.path, x: panel.x, y: panel.y)
    paintContours(of: positions, path: path, on: &drawing)
    paintPath(path, on: &drawing)
    drawing.add(.boxes(plot.border, FigureText.ink))
  }

  /// The surface at twice the resolution of the drawing.
  private func image(_ positions: SampledSurface) -> Raster {
    let colors = SurfaceColors(panel: panel, style: .lines, unknown: SurfaceColors.light)
    let (columns, rows) = (Int(2 * plot.width), Int(2 * plot.height))
    let pixels = positions.pixels(columns: columns, rows: rows)
    return Raster(columns: columns, rows: rows) { column, row in
      let pixel = pixels[row * columns + column]
      if pixel.origin != .unknown, !pixel.value.isFinite { return Self.hatching(column, row) }
      return colors.color(of: pixel)
    }
  }

  /// Stripes that no colour map has.
  private static func hatching(_ column: Int, _ row: Int) -> Color {
    let ground = ColorMap.notANumber
    return (column + row) % 14 < 4 ? ground.mixed(with: .white, fraction: 0.55) : ground
  }

  private func place(_ point: Drawing.Point) -> Drawing.Point {
    Drawing.Point(plot.x + point.x * plot.width, plot.maxY - point.y * plot.height)
  }

  private func paintContours(of positions: SampledSurface, path: ClippedPath, on drawing: inout Drawing) {
    let lines = panel.contours(of: positions).lines.map { line in
      let points = line.points.map(place)
      return ContourLabels.Line(level: line.level, points: points, isClosed: line.isClosed)
    }
    var texts: [Double: String] = [:]
    for level in panel.levels { texts[panel.scale.position(of: level.value)] = level.label }
    let marks = [path.start, path.end, path.live].compactMap { $0.map(place) }
    let labels = ContourLabels(
      lines: lines, texts: texts, plot: plot, marks: marks, others: path.lines.map { $0.map(place) })

    for (line, pieces) in zip(lines, labels.pieces) {
      let color = panel.lineColor(at: line.level, strength: Self.lineStrength)
      drawing.add(.lines(pieces, Drawing.Stroke(color, width: 1, cap: .round)))
    }
    let colors = SurfaceColors(panel: panel, style: .lines, unknown: SurfaceColors.light)
    for label in labels.labels {
      // Its halo has the colour that the surface has there.
      var ground = positions.pixel(
        u: (label.center.x - plot.x) / plot.width, v: (plot.maxY - label.center.y) / plot.height)
      ground.value = label.level
      drawing.add(
        .text(
          Drawing.Text(
            label.text, at: label.origin, size: ContourLabels.size,
            color: panel.lineColor(at: label.level, strength: 0.85), anchor: .middle, angle: label.angle,
            halo: colors.color(of: ground))))
    }
  }

  private func paintPath(_ path: ClippedPath, on drawing: inout Drawing) {
    let lines = path.lines.map { $0.map(place) }
    if !lines.isEmpty {
      drawing.add(.lines(lines, Drawing.Stroke(Self.casing, width: 3.4, cap: .round)))
      drawing.add(.lines(lines, Drawing.Stroke(Self.pathColor, width: 1.6, cap: .round)))
    }
    for line in lines {
      for (at, direction) in ClippedPath.arrows(along: line, spacing: 64) {
        Self.addArrow(at: at, direction: direction, Self.pathColor, to: &drawing)
      }
    }
    for exit in path.exits { addExit(exit, Self.pathColor, to: &drawing) }
    if let exit = path.liveExit { addExit(exit, SurfacePath.liveColor, to: &drawing) }
    if let start = path.start { Self.addSample(of: .start, at: place(start), to: &drawing) }
    if let end = path.end { Self.addSample(of: .end, at: place(end), to: &drawing) }
    if let live = path.live { Self.addSample(of: .live, at: place(live), to: &drawing) }
  }

  /// An arrow head that touches the edge from inside.
  private func addExit(_ exit: ClippedPath.Exit, _ color: Color, to drawing: inout Drawing) {
    let direction: Drawing.Point =
      switch exit.side {
      case .left: Drawing.Point(-1, 0)
      case .right: Drawing.Point(1, 0)
      case .bottom: Drawing.Point(0, 1)
      case .top: Drawing.Point(0, -1)
      }
    let edge = place(exit.place)
    let at = Drawing.Point(
      (edge.x - 7 * direction.x).clamped(to: plot.x + 7...plot.maxX - 7),
      (edge.y - 7 * direction.y).clamped(to: plot.y + 7...plot.maxY - 7))
    Self.addArrow(at: at, direction: direction, color, to: &drawing)
  }

  /// A filled head around a place.
  private static func addArrow(
    at place: Drawing.Point, direction: Drawing.Point, _ color: Color, to drawing: inout Drawing
  ) {
    func point(_ along: Double, _ aside: Double) -> Drawing.Point {
      Drawing.Point(
        place.x + along * direction.x - aside * direction.y,
        place.y + along * direction.y + aside * direction.x)
    }
    // Round strokes around a triangle and within it fill it.
    let outline = [point(3.2, 0), point(-2.4, 2.6), point(-2.4, -2.6), point(3.2, 0), point(-2.4, 0)]
    drawing.add(.lines([outline], Drawing.Stroke(casing, width: 4.2, cap: .round)))
    drawing.add(.lines([outline], Drawing.Stroke(color, width: 2.2, cap: .round)))
  }

  /// A mark of a path, or a patch of a colour that is not on the bar.
  static func addSample(
    of entry: SurfaceFigure.LegendEntry, at place: Drawing.Point, to drawing: inout Drawing
  ) {
    func around(_ offsets: [(Double, Double)]) -> [Drawing.Point] {
      offsets.map { Drawing.Point(place.x + $0.0, place.y + $0.1) }
    }
    switch entry {
    case .start:
      drawing.add(.dots([place], radius: 5.2, casing))
      drawing.add(.dots([place], radius: 4.2, pathColor))
      drawing.add(.dots([place], radius: 2.2, casing))
    case .end:
      let cross = [around([(-4, -4), (4, 4)]), around([(-4, 4), (4, -4)])]
      drawing.add(.lines(cross, Drawing.Stroke(casing, width: 4.4, cap: .round)))
      drawing.add(.lines(cross, Drawing.Stroke(pathColor, width: 2.2, cap: .round)))
    case .live:
      let diamond = [around([(0, -4), (4, 0), (0, 4), (-4, 0), (0, -4)])]
      drawing.add(.lines(diamond, Drawing.Stroke(casing, width: 4.4, cap: .round)))
      drawing.add(.dots([place], radius: 3, SurfacePath.liveColor))
      drawing.add(.lines(diamond, Drawing.Stroke(SurfacePath.liveColor, width: 2.2, cap: .round)))
    case .oddity(let oddity):
      let box = Drawing.Box(x: place.x - 6, y: place.y - 5, width: 12, height: 10)
      switch oddity {
      case .notFinite: drawing.add(.image(Raster(columns: 24, rows: 20, color: hatching), box))
      case .interpolated:
        let ground = ColorMap.viridis.color(at: 0.5)
        let patch = Raster(columns: 6, rows: 5) { column, row in
          (column % 3, row % 2) == (1, 0) ? ground : ground.mixed(with: SurfaceColors.light, fraction: 0.4)
        }
        drawing.add(.image(patch, box))
      case .unknown: drawing.add(.boxes([box], SurfaceColors.light))
      }
      drawing.add(.boxes(box.border, FigureText.greyInk))
    }
  }
}
