import Canvas
import Landscape
import Training

/// The surfaces of losses over [−15, 15]², and what they look like in each format.
struct Figure1Picture {
  let losses: [any Loss]
  let colorMap: ColorMap
  /// One a loss, on a grid that is the same along both axes.
  let surfaces: [FeatureSurface]

  private static let extent = 15.0

  /// - Parameter resolution: the grid points along each axis, 2 or more.
  init(losses: [any Loss], resolution: Int, isClipped: Bool, colorMap: ColorMap) {
    self.losses = losses
    self.colorMap = colorMap
    let axis = FeatureSurface.axis(from: -Self.extent, through: Self.extent, count: resolution)
    surfaces = losses.map { FeatureSurface(of: $0, x: axis, y: axis, isClipped: isClipped) }
  }

  var figure: HeatFigure {
    let axis = Axis(range: -Self.extent...Self.extent)
    let panels = zip(losses, surfaces).map { loss, surface in
      HeatPanel(
        title: loss.title, x: axis, y: axis, columns: surface.x.count, rows: surface.y.count,
        values: surface.heights, range: 0...Double(surface.heights.max()!))
    }
    return HeatFigure(panels: panels, colorMap: colorMap)
  }

  /// A file, piece by piece: a CSV file of a fine grid is larger than what should be in memory at once.
  func file(_ format: PictureFormat) -> any Sequence<[UInt8]> {
    switch format {
    case .png: [figure.drawing().raster(scale: 2).png()]
    case .svg: [Array(figure.drawing().svg().utf8)]
    case .csv: csv()
    case .txt: [Array(text(width: 80, capabilities: Capabilities(colors: .none, unicode: false)).utf8)]
    }
  }

  /// The columns of the smallest picture for a terminal.
  var leastWidth: Int { figure.buffer(width: 0).width }

  /// The picture for a terminal of a width and with some capabilities.
  func text(width: Int, capabilities: Capabilities) -> String {
    figure.buffer(width: width).adapted(to: capabilities).ansi(colors: capabilities.colors)
  }

  /// A row a grid point: the name of the loss, x, y, the loss; y, then x ascending. Every number is the
  /// shortest that reads back as the same.
  private func csv() -> some Sequence<[UInt8]> {
    let rows = zip(losses, surfaces).lazy.flatMap { loss, surface in
      let starts = surface.x.map { Array("\(loss.name),\($0),".utf8) }
      return surface.y.indices.lazy.map { row in
        let y = Array("\(surface.y[row]),".utf8)
        var rows: [UInt8] = []
        for (start, height) in zip(starts, surface.heights[(row * starts.count)...]) {
          rows += start
          rows += y
          var number = height.description
          number.withUTF8 { rows += $0 }
          rows.append(UInt8(ascii: "\n"))
        }
        return rows
      }
    }
    return [AnySequence([Array("panel,x,y,loss\n".utf8)]), AnySequence(rows)].joined()
  }
}
