/// Heatmaps side by side, each with axes and a colour bar: a figure for a paper.
public struct HeatFigure: Sendable {
  public var panels: [HeatPanel]
  public var colorMap: ColorMap

  public init(panels: [HeatPanel], colorMap: ColorMap = .viridis) {
    precondition((1...4).contains(panels.count), "a figure has one to four panels")
    self.panels = panels
    self.colorMap = colorMap
  }
}

/// Values on a grid over a rectangle of the plane.
public struct HeatPanel: Sendable {
  public var title: String
  /// Its ends are where the first and the last column stand.
  public var x: Axis
  /// Its ends are where the lowest and the highest row stand.
  public var y: Axis
  public var columns: Int
  public var rows: Int
  /// `rows * columns` values row by row, the lowest `y` first.
  public var values: [Float]
  /// The values at the ends of the colour map.
  public var range: Axis

  public init(
    title: String, x: Axis, y: Axis, columns: Int, rows: Int, values: [Float], range: ClosedRange<Double>
  ) {
    precondition(columns > 0 && rows > 0 && values.count == columns * rows, "a value for each grid point")
    self.title = title
    self.x = x
    self.y = y
    self.columns = columns
    self.rows = rows
    self.values = values
    self.range = Axis(range: range)
  }

  /// Every 5 from −15 to 15.
  var xTicks: [Tick] { x.ticks(atMost: 7) }
  var yTicks: [Tick] { y.ticks(atMost: 7) }

  /// The value at the grid point nearest to a place given as fractions of the axes, 0…1, `v` upwards.
  func value(u: Double, v: Double) -> Float {
    let column = Int((u * Double(columns - 1)).rounded())
    let row = Int((v * Double(rows - 1)).rounded())
    return values[row * columns + column]
  }
}
