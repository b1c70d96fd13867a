/// Charts of means side by side, with one vertical axis and one legend.
public struct ErrorBarFigure: Sendable, Equatable {
  public var charts: [ErrorBarChart]
  /// What the vertical axis counts; in cells there is no room for it.
  public var yLabel: String
  /// What all charts are of: a line below those of a drawing; in cells there is no room for it.
  public var note = ""
  /// Whether the cells are for a terminal that shows ASCII only.
  public var isASCII = false

  public init(charts: [ErrorBarChart], yLabel: String) {
    self.charts = charts
    self.yLabel = yLabel
  }

  /// The axis that all charts have in common, for as many ticks; nil where there are no data.
  func yAxis(ticks: Int) -> Axis? {
    let extents = charts.compactMap(\.extent)
    guard let least = extents.map(\.lowerBound).min(), let greatest = extents.map(\.upperBound).max() else {
      return nil
    }
    return Axis(from: least, to: greatest).roundedOutward(ticks: max(2, ticks))
  }

  /// What the legend names: each series once, in the order in which the charts have them.
  var legendSeries: [ErrorBarChart.Series] {
    var names: Set<String> = []
    return charts.flatMap(\.series).filter { names.insert($0.name).inserted }
  }
}

extension ErrorBarChart.Column {
  /// Where the column stands, from 0 to 1 over the plot: there is room beside the outermost ones. Nil for what has
  /// no place.
  func position(among count: Int) -> Double? {
    guard place.isFinite else { return nil }
    let margin = count > 1 ? min(0.14, 0.3 / Double(count)) : 0
    return margin + (1 - 2 * margin) * place.clamped(to: 0...1)
  }
}
