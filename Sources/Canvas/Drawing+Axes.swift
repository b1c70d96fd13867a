/// The measures that figures have in common.
enum FigureText {
  static let ink = Color(0x1A1A1A)
  static let greyInk = Color(0x5A5A5A)
  static let titleSize = 14.0
  static let labelSize = 12.0
  static let tickLength = 4.0
  static let labelGap = 4.0
  /// Other fonts, as an SVG may be shown with, are up to a fifth wider than ours.
  private static let fontReserve = 1.2

  /// The room that a line of text takes.
  static func width(of text: String, size: Double = labelSize) -> Double {
    StrokeFont.width(of: text, size: size) * fontReserve
  }

  /// The room that the widest of the labels takes.
  static func width(of ticks: [Tick]) -> Double { ticks.map { width(of: $0.label) }.max() ?? 0 }
}

extension Drawing {
  mutating func addText(
    _ string: String, _ x: Double, _ y: Double, _ anchor: Text.Anchor, size: Double = FigureText.labelSize,
    color: Color = FigureText.ink, angle: Double = 0
  ) {
    if string.isEmpty { return }
    add(.text(Text(string, at: Point(x, y), size: size, color: color, anchor: anchor, angle: angle)))
  }

  /// Adds a title, which becomes smaller where it is long rather than run into that of a neighbour.
  mutating func addTitle(_ title: String, over plot: Box) {
    let room = plot.width + 8
    let size =
      FigureText.titleSize * min(1, room / max(1, FigureText.width(of: title, size: FigureText.titleSize)))
    addText(title, plot.x + plot.width / 2, plot.y - 12, .middle, size: size)
  }

  /// Adds marks at the ticks of a horizontal axis, their labels and the axis's title.
  ///
  /// - Parameter places: where the middles of the labels are; nil: below the ticks.
  mutating func addXAxis(
    _ axis: Axis, ticks: [Tick], at places: [Double]? = nil, title: String, below plot: Box
  ) {
    let marks = ticks.map { plot.x + axis.position(of: $0.value) * plot.width }
    add(
      .boxes(
        marks.map { Box(x: $0 - 0.5, y: plot.maxY + 1, width: 1, height: FigureText.tickLength) },
        FigureText.ink))
    for (x, tick) in zip(places ?? marks, ticks) { addText(tick.label, x, plot.maxY + 18, .middle) }
    if !title.isEmpty {
      let size = min(FigureText.labelSize, FigureText.labelSize * plot.width / FigureText.width(of: title))
      addText(title, plot.x + plot.width / 2, plot.maxY + 37, .middle, size: size)
    }
  }

  /// Adds marks at the ticks of a vertical axis, their labels and the axis's title, which reads upwards.
  mutating func addYAxis(_ axis: Axis, ticks: [Tick], title: String, beside plot: Box) {
    let length = FigureText.tickLength
    let places = ticks.map { plot.maxY - axis.position(of: $0.value) * plot.height }
    add(
      .boxes(
        places.map { Box(x: plot.x - 1 - length, y: $0 - 0.5, width: length, height: 1) }, FigureText.ink))
    let end = plot.x - 1 - length - FigureText.labelGap
    // Digits are 0.7 em high: this puts their middle at the tick.
    for (y, tick) in zip(places, ticks) { addText(tick.label, end, y + FigureText.labelSize * 0.35, .end) }
    if !title.isEmpty {
      let size = min(FigureText.labelSize, FigureText.labelSize * plot.height / FigureText.width(of: title))
      let x = end - FigureText.width(of: ticks) - 6
      addText(title, x, plot.y + plot.height / 2, .middle, size: size, angle: 90)
    }
  }
}

extension Drawing.Box {
  /// Four lines of one pixel around the box.
  var border: [Drawing.Box] {
    [
      Drawing.Box(x: x - 1, y: y - 1, width: width + 2, height: 1),
      Drawing.Box(x: x - 1, y: maxY, width: width + 2, height: 1),
      Drawing.Box(x: x - 1, y: y, width: 1, height: height),
      Drawing.Box(x: maxX, y: y, width: 1, height: height),
    ]
  }
}
