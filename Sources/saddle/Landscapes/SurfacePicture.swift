import Canvas
import Landscape
import Training

/// What a table of surfaces looks like in each format: heatmaps over a plane, curves along a line.
struct SurfacePicture {
  let table: SurfaceTable
  let style: Style

  /// How numbers become colours.
  struct Style {
    var colorMap = ColorMap.viridis
    var scale = Scale.linear
    /// Whether one scale is for all panels.
    var isShared = false
  }

  /// The most panels that a picture has room for.
  static let mostPanels = 4

  /// A file, piece by piece.
  func file(_ format: SurfaceFormat) -> any Sequence<[UInt8]> {
    switch format {
    case .npz: return table.npz.pieces
    case .csv: return table.csv
    case .png: return [table.isLine ? chart(width: 100).png() : drawing.raster(scale: 2).png()]
    case .svg: return [Array((table.isLine ? chart(width: 100).svg() : drawing.svg()).utf8)]
    case .txt:
      return [Array(text(width: 80, capabilities: Capabilities(colors: .none, unicode: false)).utf8)]
    }
  }

  /// The picture and what there is to say of it, for a terminal of a width and with some capabilities.
  func text(width: Int, capabilities: Capabilities) -> String {
    let picture =
      table.isLine
      ? chart(width: width)
      : figure().buffer(width: width, contours: SurfacePanel.ContourStyle(for: capabilities))
    let summary = SurfaceSummary(table)
    return Self.text([picture, summary.buffer(summary.lines, width: width)], capabilities)
  }

  func text(on terminal: OutputTerminal) -> String {
    text(width: terminal.width, capabilities: terminal.capabilities)
  }

  /// What was measured beside the surface.
  func remarks(on terminal: OutputTerminal) -> String {
    let remarks = SurfaceSummary(table).buffer(table.remarks, width: terminal.width)
    return Self.text([remarks], terminal.capabilities)
  }

  private static func text(_ parts: [Buffer], _ capabilities: Capabilities) -> String {
    parts.map { $0.adapted(to: capabilities).ansi(colors: capabilities.colors) }.joined(separator: "\n")
  }

  /// - Parameter notes: lines of text below the panels.
  private func figure(notes: [String] = []) -> SurfaceFigure {
    let (columns, rows) = (table.x.count, table.y.count)
    let places = (Self.nearest(table.x), Self.nearest(table.y))
    let panels = table.panels.prefix(Self.mostPanels)
    func scale(of panels: some Sequence<SurfaceTable.Panel>) -> ColorScale {
      ColorScale(of: panels.lazy.flatMap(\.loss), scale: style.scale)
    }
    let sharedScale = style.isShared ? scale(of: panels) : nil
    let path = SurfacePath(
      checkpoints: table.trajectory?.points.map { Drawing.Point($0.place.a, $0.place.b) } ?? [])
    let axes = (x: OneLine.of(table.axes.x), y: OneLine.of(table.axes.y))
    return SurfaceFigure(
      panels: panels.map { panel in
        let values = places.1.flatMap { row in
          places.0.map { column -> Double? in
            let index = row * columns + column
            return table.isEvaluated?[index] ?? true ? panel.loss[index] : nil
          }
        }
        let loss = try? Losses.named(panel.name)
        return SurfacePanel(
          title: loss?.title ?? OneLine.of(panel.name), titleColor: loss.map(Look.color) ?? .standard,
          x: Axis(range: table.x[0]...table.x.last!), y: Axis(range: table.y[0]...table.y.last!),
          xTitle: axes.x, yTitle: axes.y,
          surface: SampledSurface(columns: columns, rows: rows, values: values),
          scale: sharedScale ?? scale(of: CollectionOfOne(panel)), colorMap: style.colorMap, path: path)
      }, notes: notes)
  }

  /// What there is to say of the surface, in lines that fit below the panels of a drawing.
  private var notes: [String] {
    let width = [62, 96, 116, 150][min(table.panels.count, Self.mostPanels) - 1]
    return table.description.map(OneLine.of).flatMap { $0.wrapped(toWidth: width) }
  }

  private var drawing: Drawing { figure(notes: notes).drawing() }

  /// For each of as many places at equal distances, the nearest coordinate's index.
  private static func nearest(_ coordinates: [Double]) -> [Int] {
    let count = coordinates.count
    guard count > 1 else { return [0] }
    let (first, last) = (coordinates[0], coordinates[count - 1])
    var next = 0
    return (0..<count).map { index in
      let place = first + (last - first) * Double(index) / Double(count - 1)
      while next + 1 < count, abs(coordinates[next + 1] - place) <= abs(coordinates[next] - place) {
        next += 1
      }
      return next
    }
  }

  private func chart(width: Int) -> Buffer {
    let series = table.panels.prefix(Self.mostPanels).map { panel in
      let loss = try? Losses.named(panel.name)
      return LineChart.Series(
        name: loss?.shortTitle ?? OneLine.of(panel.name), color: loss.map(Look.color) ?? Color(0x56B4E9),
        pattern: loss.map(Look.pattern) ?? .solid,
        buckets: zip(table.x, panel.loss).map { LineChart.Bucket(x: $0, value: $1) })
    }
    var buffer = Buffer(width: max(20, width), height: 22)
    let title = table.panels.count == 1 ? Self.title(table.panels[0].name) : "losses along the line"
    buffer.write(title.clipped(toWidth: buffer.width), x: 0, y: 0, style: .bold)
    LineChart(
      series: Array(series), xLabel: OneLine.of(table.axes.x),
      xRange: table.x[0]...max(table.x.last!, table.x[0].nextUp), yScale: style.scale
    ).draw(in: Rect(x: 0, y: 1, width: buffer.width, height: 21), into: &buffer)
    return buffer
  }

  private static func title(_ name: String) -> String { (try? Losses.named(name))?.title ?? OneLine.of(name) }
}
