extension SurfacePanel {
  /// How contours are shown in cells.
  public enum ContourStyle: Hashable, Sendable {
    case lines
    /// One colour between two levels: for terminals where lines of dots would hide the colours.
    case bands

    /// The style that can be read on a terminal.
    public init(for capabilities: Capabilities) {
      self = capabilities.unicode && capabilities.colors >= .indexed256 ? .lines : .bands
    }
  }

  /// Fills `rect` with heat map, contours and path, without frame, labels and colour bar.
  ///
  /// Pixels between evaluated points are dimmer than those, but for bands; what was not evaluated is dark grey, and what is
  /// not finite has a colour of its own, with "∞" or "?" where there is room.
  ///
  /// - Parameter strength: how far the lines stand out from the colours under them, from 0 to 1.
  public func draw(
    in rect: Rect, contours style: ContourStyle = .lines, strength: Double = 0.62, into buffer: inout Buffer
  ) {
    guard !rect.isEmpty else { return }
    let positions = positions
    let colors = SurfaceColors(panel: self, style: style, unknown: SurfaceColors.dark)
    let pixels = positions.pixels(columns: rect.width, rows: 2 * rect.height)
    for y in 0..<rect.height {
      for x in 0..<rect.width {
        let top = pixels[2 * y * rect.width + x]
        let bottom = pixels[(2 * y + 1) * rect.width + x]
        buffer[rect.x + x, rect.y + y] = colors.cell(top: top, bottom: bottom)
      }
    }

    let frame = PanelDots(rect: rect)
    let path = frame.path(ClippedPath(path, x: x, y: y))
    if style == .lines {
      var lines = frame.lines(contours(of: positions)) { lineColor(at: $0, strength: strength) }
      lines.giveWay(to: path)
      lines.draw(in: rect, into: &buffer)
    }
    path.draw(in: rect, into: &buffer)
  }
}

/// The colours of a surface's pixels.
struct SurfaceColors {
  private let colorMap: ColorMap
  /// The levels between bands, in fractions of the scale; nil for no bands.
  private let bands: [Double]?
  private let unknown: Color

  /// What stands for places that were not evaluated, on a screen and on paper.
  static let dark = Color(0x24282E)
  static let light = Color(0xEDEDED)

  init(panel: SurfacePanel, style: SurfacePanel.ContourStyle, unknown: Color) {
    colorMap = panel.colorMap
    bands =
      style == .bands && !panel.levels.isEmpty
      ? [0] + panel.levels.map { panel.scale.position(of: $0.value) }.sorted() + [1] : nil
    self.unknown = unknown
  }

  func color(of pixel: SampledSurface.Pixel) -> Color {
    if pixel.origin == .unknown { return unknown }
    if !pixel.value.isFinite { return ColorMap.notANumber }
    let color = colorMap.color(at: bands.map { Self.middle(of: pixel.value, in: $0) } ?? pixel.value)
    // Among bands a dimmer colour would be another band.
    return pixel.origin == .interpolated && bands == nil ? color.mixed(with: unknown, fraction: 0.25) : color
  }

  /// The middle of the band that a number lies in.
  private static func middle(of value: Double, in bands: [Double]) -> Double {
    let upper = bands.dropFirst().dropLast().firstIndex { value < $0 } ?? bands.count - 1
    return (bands[upper - 1] + bands[upper]) / 2
  }

  func cell(top: SampledSurface.Pixel, bottom: SampledSurface.Pixel) -> Cell {
    let background = color(of: bottom)
    guard isNotFinite(top), isNotFinite(bottom) else { return Cell(top: color(of: top), bottom: background) }
    return Cell(
      top.value.isNaN || bottom.value.isNaN ? "?" : "∞",
      Style(
        foreground: background.mixed(with: .white, fraction: 0.4), background: background, attributes: .graded
      ))
  }

  private func isNotFinite(_ pixel: SampledSurface.Pixel) -> Bool {
    pixel.origin != .unknown && !pixel.value.isFinite
  }
}

/// Lines in fractions of a panel's axes as braille dots.
struct PanelDots {
  let rect: Rect

  private func place(_ point: Drawing.Point) -> (x: Double, y: Double) {
    // The upper ends of the axes belong to the last dots.
    let (width, height) = (Double(2 * rect.width), Double(4 * rect.height))
    return (min(point.x * width, width - 0.5), min((1 - point.y) * height, height - 0.5))
  }

  /// Where lines crowd, every fourth level comes first, then every second, then the others.
  func lines(_ contours: Contours, color: (_ level: Double) -> Color) -> DotLayer {
    var layers: [(order: Int, layer: DotLayer)] = []
    var level = Double.nan
    for line in contours.lines {
      if line.level != level {
        level = line.level
        layers.append((layers.count, DotLayer(width: rect.width, height: rect.height)))
      }
      let color = color(level)
      let points = line.isClosed ? line.points + [line.points[0]] : line.points
      for (a, b) in zip(points, points.dropFirst()) {
        layers[layers.count - 1].layer.line(from: place(a), to: place(b), color: color)
      }
    }
    func rank(_ order: Int) -> Int { order % 4 == 0 ? 0 : order % 2 == 0 ? 1 : 2 }
    let sorted = layers.sorted { (rank($0.order), $0.order) < (rank($1.order), $1.order) }.map(\.layer)
    return sorted.isEmpty ? DotLayer(width: rect.width, height: rect.height) : DotLayer.parted(sorted)
  }

  func path(_ path: ClippedPath) -> DotLayer {
    var layer = DotLayer(width: rect.width, height: rect.height)
    for line in path.lines {
      for (a, b) in zip(line, line.dropFirst()) {
        layer.line(from: place(a), to: place(b), color: SurfacePath.color)
      }
    }
    for line in path.lines {
      let points = line.map { Drawing.Point(place($0).x, place($0).y) }
      for (at, direction) in ClippedPath.arrows(along: points, spacing: 36) {
        mark(Self.arrow(direction), at: (at.x, at.y), SurfacePath.color, in: &layer)
      }
    }
    for exit in path.exits { mark(Self.arrow(exit), at: place(exit.place), SurfacePath.color, in: &layer) }
    if let exit = path.liveExit {
      mark(Self.arrow(exit), at: place(exit.place), SurfacePath.liveColor, in: &layer)
    }
    if let start = path.start { mark("○", at: place(start), SurfacePath.color, in: &layer) }
    if let end = path.end { mark("×", at: place(end), SurfacePath.color, in: &layer) }
    if let live = path.live { mark("◆", at: place(live), SurfacePath.liveColor, in: &layer) }
    return layer
  }

  private func mark(
    _ glyph: Unicode.Scalar, at place: (x: Double, y: Double), _ color: Color, in layer: inout DotLayer
  ) {
    layer.mark(glyph, x: place.x, y: place.y, color: color, attributes: .bold)
  }

  private static func arrow(_ exit: ClippedPath.Exit) -> Unicode.Scalar {
    switch exit.side {
    case .left: "◂"
    case .right: "▸"
    case .bottom: "▾"
    case .top: "▴"
    }
  }

  /// The arrow head nearest to a direction in dots.
  private static func arrow(_ direction: Drawing.Point) -> Unicode.Scalar {
    if direction.x.magnitude > direction.y.magnitude { return direction.x > 0 ? "▸" : "◂" }
    return direction.y > 0 ? "▾" : "▴"
  }
}

extension SurfacePath {
  static let color = Color.white
  static let liveColor = Color(0xFF6A4D)
}
