import Canvas
import Landscape
import Training

/// What a table of surfaces looks like in each format: heatmaps over a plane, curves along a line.
struct SurfacePicture {
  let table: SurfaceTable
  let colorMap: ColorMap

  /// The most panels that a picture has room for.
  static let mostPanels = 4

  /// A file, piece by piece.
  func file(_ format: SurfaceFormat) -> any Sequence<[UInt8]> {
    switch format {
    case .npz: return table.npz.pieces
    case .csv: return table.csv
    case .png: return [table.isLine ? chart(width: 100).png() : figure.drawing().raster(scale: 2).png()]
    case .svg: return [Array((table.isLine ? chart(width: 100).svg() : figure.drawing().svg()).utf8)]
    case .txt:
      return [Array(text(width: 80, capabilities: Capabilities(colors: .none, unicode: false)).utf8)]
    }
  }

  /// The picture and what there is to say of it, for a terminal of a width and with some capabilities.
  func text(width: Int, capabilities: Capabilities) -> String {
    let picture = table.isLine ? chart(width: width) : figure.buffer(width: width)
    let parts = [picture, SurfaceSummary(table).buffer(width: width)]
    return parts.map { $0.adapted(to: capabilities).ansi(colors: capabilities.colors) }.joined(
      separator: "\n")
  }

  private var figure: HeatFigure {
    let (columns, rows) = (table.x.count, table.y.count)
    let places = (Self.nearest(table.x), Self.nearest(table.y))
    let panels = table.panels.prefix(Self.mostPanels).map { panel in
      let values = places.1.flatMap { row in places.0.map { Float(panel.loss[row * columns + $0]) } }
      let finite = panel.loss.filter(\.isFinite)
      let range = (finite.min() ?? 0)...(finite.max() ?? 1)
      return HeatPanel(
        title: Self.title(panel.name), x: Axis(range: table.x[0]...table.x.last!),
        y: Axis(range: table.y[0]...table.y.last!), columns: columns, rows: rows, values: values, range: range
      )
    }
    return HeatFigure(panels: Array(panels), colorMap: colorMap)
  }

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
        isDashed: loss.map(Look.isDashed) ?? false,
        buckets: zip(table.x, panel.loss).map { LineChart.Bucket(x: $0, value: $1) })
    }
    var buffer = Buffer(width: max(20, width), height: 22)
    let title = table.panels.count == 1 ? Self.title(table.panels[0].name) : "losses along the line"
    buffer.write(title.clipped(toWidth: buffer.width), x: 0, y: 0, style: .bold)
    LineChart(series: Array(series), xLabel: "a", xRange: table.x[0]...max(table.x.last!, table.x[0].nextUp))
      .draw(in: Rect(x: 0, y: 1, width: buffer.width, height: 21), into: &buffer)
    return buffer
  }

  private static func title(_ name: String) -> String { (try? Losses.named(name))?.title ?? OneLine.of(name) }
}
