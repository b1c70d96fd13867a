/// A vertical bar of a colour map's colours beside the numbers they stand for.
public struct ColorBar: Sendable {
  private let scale: ColorScale
  private let colorMap: ColorMap
  private var axis: Axis { scale.axis }

  public init(range: ClosedRange<Double>, colorMap: ColorMap, scale: Scale = .linear) {
    self.init(scale: ColorScale(range: range, scale: scale), colorMap: colorMap)
  }

  /// A bar that says "≥" and "≤" where there are numbers beyond its ends.
  public init(scale: ColorScale, colorMap: ColorMap) {
    self.scale = scale
    self.colorMap = colorMap
  }

  /// The columns the bar takes at a height: a gap, the bar, a gap and the longest label.
  public func width(height: Int) -> Int { 3 + labels(height: height).width }

  /// Draws the bar at the left of `rect` after one blank column, the largest number on top.
  ///
  /// Where `rect` is narrower than ``width(height:)`` the ends have fewer digits, and labels that still do not fit
  /// are left out.
  public func draw(in rect: Rect, into buffer: inout Buffer) {
    guard rect.width >= 2, rect.height >= 1 else { return }
    let pixels = 2 * rect.height
    for row in 0..<rect.height {
      let top = colorMap.color(at: 1 - (Double(2 * row) + 0.5) / Double(pixels))
      let bottom = colorMap.color(at: 1 - (Double(2 * row) + 1.5) / Double(pixels))
      buffer[rect.x + 1, rect.y + row] = Cell(top: top, bottom: bottom)
    }
    let room = rect.width - 3
    let labels = labels(height: rect.height)
    // Where the point cannot be kept in one column the ends have fewer digits; one long number of a logarithmic
    // scale need not cost the others.
    let isAligned = labels.width <= room
    if axis.scale == .linear, labels.texts.contains(where: { $0.short.displayWidth > room }) { return }
    for label in labels.texts {
      let text = label.text.displayWidth <= room ? label.text : label.short
      guard text.displayWidth <= room else { continue }
      buffer.write(text, x: rect.x + 3 + (isAligned ? label.indent : 0), y: rect.y + label.row)
    }
  }

  private struct Labels {
    var texts: [(row: Int, indent: Int, text: String, short: String)]
    var width: Int
  }

  /// The numbers at both ends and those round ones between them that have a blank row on both sides;
  /// aligned on the point, but for the many lengths of a logarithmic scale.
  private func labels(height: Int) -> Labels {
    var rows: [(row: Int, text: String, short: String)] = []
    if height >= 1 { rows.append((0, scale.upperLabel(), scale.upperLabel(digits: 2))) }
    if height >= 2 { rows.append((height - 1, scale.lowerLabel(), scale.lowerLabel(digits: 2))) }
    for tick in axis.ticks(atMost: height / 3 + 1) {
      let row = Int(((1 - axis.position(of: tick.value)) * Double(height) - 0.5).rounded())
      let isFree = rows.allSatisfy { abs($0.row - row) >= 2 && $0.text != tick.label }
      if isFree, row > 0, row < height { rows.append((row, tick.label, tick.label)) }
    }
    let wholes = rows.map { axis.scale == .linear ? Self.wholePart(of: $0.text).displayWidth : 0 }
    let widest = wholes.max() ?? 0
    let texts = zip(rows, wholes).map {
      (row: $0.row, indent: widest - $1, text: $0.text, short: $0.short)
    }
    return Labels(texts: texts, width: texts.map { $0.indent + $0.text.displayWidth }.max() ?? 0)
  }

  private static func wholePart(of label: String) -> String {
    String(label.prefix { $0 != "." && $0 != "e" })
  }
}

extension ColorScale {
  /// What stands at the ends of a colour bar.
  func upperLabel(digits: Int = 3) -> String {
    (isClippedAbove ? "≥" : "") + Self.short(axis.range.upperBound, digits)
  }
  func lowerLabel(digits: Int = 3) -> String {
    (isClippedBelow ? "≤" : "") + Self.short(axis.range.lowerBound, digits)
  }

  /// A few significant digits without the zeros at the end.
  private static func short(_ value: Double, _ count: Int) -> String {
    value.formatted { digits in
      digits.round(toDigits: count)
      return digits.shortest
    }
  }
}
