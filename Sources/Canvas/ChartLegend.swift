/// What a chart's lines and marks are called, laid out in rows or in a column.
struct ChartLegend {
  enum Sample {
    case line(Color, LinePattern)
    /// A line with the marker of its means.
    case marked(ErrorBarChart.Marker, Color, LinePattern)
    /// A mark, or nothing where it is empty.
    case glyph(String)
  }

  struct Entry {
    var name: String
    var sample: Sample
    /// Where its row begins, from the top left of the legend.
    var x = 0.0
    var y = 0.0
  }

  private(set) var entries: [Entry]
  private(set) var size = (width: 0.0, height: 0.0)
  /// What stands after the series: what the marks at the bottom edge mean.
  private let notes: [Entry]

  static let mostNames = 30
  private static let rowHeight = 18.0
  private static let sampleWidth = 26.0
  private static let gap = 6.0
  /// Between the entries of a row.
  private static let distance = 18.0

  init(_ chart: LineChart) {
    entries = chart.series.filter { !$0.name.isEmpty }.map {
      Entry(
        name: $0.name.withoutControls, sample: .line($0.color.legible(on: .white), $0.pattern))
    }
    var notes: [Entry] = []
    let buckets = chart.series.lazy.flatMap(\.buckets)
    if buckets.contains(where: { $0.notFinite > 0 }) {
      notes.append(Entry(name: "not finite", sample: .glyph("×")))
    }
    if chart.yScale == .logarithmic, buckets.contains(where: { $0.minimum <= 0 }) {
      notes.append(Entry(name: "0 or less", sample: .glyph("▾")))
    }
    self.notes = notes
  }

  init(_ series: [ErrorBarChart.Series]) {
    entries = series.map {
      let color = $0.color.legible(on: .white)
      return Entry(name: $0.name.withoutControls, sample: .marked($0.marker, color, $0.pattern))
    }
    notes = []
  }

  /// One below the other.
  func column(width: Double, height: Double) -> ChartLegend {
    var result = self
    let room = max(0, Int(height / Self.rowHeight) - notes.count)
    result.limit(toNames: min(room, Self.mostNames))
    result.entries += notes
    for index in result.entries.indices {
      result.entries[index].shorten(toWidth: width)
      result.entries[index].y = Double(index) * Self.rowHeight
    }
    result.size.width = result.entries.map(\.width).max() ?? 0
    result.size.height = Double(result.entries.count) * Self.rowHeight
    return result
  }

  /// One beside the other in as many rows as have room.
  func rows(width: Double, height: Double) -> ChartLegend {
    let most = min(entries.count, Self.mostNames)
    for count in stride(from: most, through: 0, by: -1) {
      var result = self
      result.limit(toNames: count)
      result.entries += notes
      result.flow(width: width)
      if result.size.height <= height { return result }
    }
    var none = self
    none.entries = []
    return none
  }

  private mutating func limit(toNames count: Int) {
    guard entries.count > count else { return }
    // The last row says how many there are besides.
    let kept = max(0, count - 1)
    let rest = entries.count - kept
    entries = Array(entries.prefix(kept))
    if count > 0 { entries.append(Entry(name: "and \(rest) more", sample: .glyph(""))) }
  }

  private mutating func flow(width: Double) {
    var (x, y) = (0.0, 0.0)
    size = (0, entries.isEmpty ? 0 : Self.rowHeight)
    for index in entries.indices {
      entries[index].shorten(toWidth: width)
      if x > 0, x + entries[index].width > width { (x, y) = (0, y + Self.rowHeight) }
      entries[index].x = x
      entries[index].y = y
      x += entries[index].width + Self.distance
      size = (max(size.width, x - Self.distance), y + Self.rowHeight)
    }
  }

  func paint(at box: Drawing.Box, on drawing: inout Drawing) {
    for entry in entries {
      let (x, y) = (box.x + entry.x, box.y + entry.y + Self.rowHeight / 2)
      switch entry.sample {
      case .line(let color, let pattern):
        let line = [Drawing.Point(x, y), Drawing.Point(x + Self.sampleWidth, y)]
        drawing.add(.lines([line], CurvePainter.stroke(color, pattern)))
      case .marked(let marker, let color, let pattern):
        let line = [Drawing.Point(x, y), Drawing.Point(x + Self.sampleWidth, y)]
        drawing.add(.lines([line], CurvePainter.stroke(color, pattern)))
        drawing.addMarker(marker, at: Drawing.Point(x + Self.sampleWidth / 2, y), color: color)
      case .glyph(let glyph):
        if !glyph.isEmpty {
          drawing.addText(glyph, x + Self.sampleWidth / 2, y + 4, .middle, color: FigureText.greyInk)
        }
      }
      var color = FigureText.ink
      if case .glyph = entry.sample { color = FigureText.greyInk }
      drawing.addText(entry.name, x + Self.sampleWidth + Self.gap, y + 4, .start, color: color)
    }
  }
}

extension ChartLegend.Entry {
  private static let beforeName = 32.0

  fileprivate var width: Double { Self.beforeName + FigureText.width(of: name) }

  fileprivate mutating func shorten(toWidth width: Double) {
    name = name.shortenedInTheMiddle(toWidth: width - Self.beforeName)
  }
}

extension String {
  /// The text with blanks in place of control characters.
  var withoutControls: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      result.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(result)
  }

  /// The beginning and the end of the text with "…" between them, as much as a width in pixels has room for: what
  /// tells names apart stands as often at the one as at the other.
  func shortenedInTheMiddle(toWidth width: Double) -> String {
    if FigureText.width(of: self) <= width { return self }
    var room = width - FigureText.width(of: "…")
    var (head, tail) = ("", "")
    var rest = self[...]
    while !rest.isEmpty {
      let isAtEnd = tail.count < head.count
      let next = String(isAtEnd ? rest.removeLast() : rest.removeFirst())
      room -= FigureText.width(of: next)
      if room < 0 { break }
      if isAtEnd { tail = next + tail } else { head += next }
    }
    return head + "…" + tail
  }

  /// As much of the text as a width in pixels has room for, with "…" where something was cut off.
  func shortened(toWidth width: Double) -> String {
    if FigureText.width(of: self) <= width { return self }
    var room = width - FigureText.width(of: "…")
    let kept = prefix { character in
      room -= FigureText.width(of: String(character))
      return room >= 0
    }
    return kept + "…"
  }
}
