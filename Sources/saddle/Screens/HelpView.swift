import Canvas

/// The keys and the mouse, from their tables, and how to read the panels.
struct HelpView {
  let scope: KeyScope
  /// The first line that is shown.
  let offset: Int
  /// How many panels there are.
  var panels = KeyTable.mostPanels
  /// Whether the keys of a tour go before those of the screen.
  var isOnTour = false

  /// More lines than there are on the narrowest screen.
  static let mostLines = 1000

  /// Where a key that goes through pages leads; nil for others.
  static func offset(_ offset: Int, after key: Key) -> Int? {
    switch key {
    case .pageUp: max(0, offset - 10)
    case .pageDown: min(offset + 10, mostLines)
    case .home: 0
    case .end: mostLines
    default: nil
    }
  }

  /// Of the keys, then of the mouse.
  private var rows: [(shown: String, summary: String)] {
    ((isOnTour ? KeyTable.rows(in: .tour) : []) + KeyTable.rows(in: scope, panels: panels)).map {
      ($0.shown, $0.summary)
    }
      + MouseTable.rows(in: scope).map { ($0.shown, $0.summary) }
  }

  private var keyWidth: Int { rows.map(\.shown.displayWidth).max() ?? 0 }

  private var reading: [String] {
    switch scope {
    case .home: Self.homeReading
    case .landscape: Self.landscapeReading
    case .watch: Self.watchReading
    case .sweep: Self.sweepReading
    case .controls: Self.controlsReading
    case .tour: Self.homeReading
    }
  }

  private static let watchReading = [
    "How to read the charts",
    "A curve is the mean of the points that fall in a column, the faint band behind it reaches from the",
    "lowest to the highest of them: no spike is lost, however many points there are. Where curves are",
    "smoothed the band is that of the points as they were logged. × at the bottom is where a value was NaN",
    "or infinite, ▾ where one was not above 0 on a logarithmic axis. With groups a curve is the mean of a",
    "group's runs and the band reaches from the lowest run to the highest.",
    "Where a run went back to an earlier step, as after a restart, the last write wins and what it replaced",
    "is hidden; A shows all. ▶ runs, … waits for its writer's first points, ■ has finished, × has failed,",
    "− has been silent for as long as the age says. ! is a run of which something could not be read: i tells.",
    "Smoothing is the debiased exponential average of the points, whatever the zoom; NaN is skipped.",
  ]

  private static let sweepReading = [
    "How to read the sweep",
    "Each mark is the mean accuracy on the test samples over all seeds, the bar its standard error to both",
    "sides. A point appears when its last seed is done. Before that, learning rate and weight decay are chosen",
    "on validation samples with the first seed; the table has them in brackets, with * at an end of what was",
    "tried: others beyond it may be better. The panels differ in the weight decays that there are to choose",
    "from: what is true without weight decay need not be true with it.",
    "Every training that is done is kept in the folder of the results, and the same command goes on from there.",
  ]

  private static let controlsReading = [
    "How to use the controls",
    "Learning rate, momentum, weight decay, clip, schedule and the parameters of the losses go into the training",
    "as it runs. What is marked ↻ starts it anew from the same seed: other data, another model or batch size,",
    "other losses, another optimizer. Values without a part in the training are dim. What cannot be is told in",
    "red, and the training stays as it was. Keys that are not listed here are those of the screen.",
  ]

  private static let landscapeReading = [
    "How to read the landscape",
    "Each panel is a loss of one network over a plane through its weights: the middle is where its weights",
    "were when the plane was laid, and a step along an axis adds a direction to all of them. Lines join equal",
    "heights. ○ is where the path of training begins, × the last place before the middle, ◆ where training",
    "is now; all are projected onto the plane by least squares, and the box says how far off the plane ◆ is",
    "and what the surface says under it beside its true loss.",
    "Random directions have each filter scaled to the length of the weights there, biases left alone. The",
    "plane of the path has the first two principal directions of the way to the middle, with the share of it",
    "that each explains. Along the axes of steepest curvature a step of 1 raises the quadratic model by 1.",
    "∇ is the slope within the plane per unit of distance between weights. Sharpness is the largest rise",
    "within ε along the axes, over 1 + the loss.",
  ]

  private static let homeReading = [
    "How to read the panels",
    "Each dot is a training sample, on the surface of the loss that its network is trained with: the",
    "height under a dot is exactly that sample's loss. White dots are predicted rightly, red × wrongly;",
    "pink dots are both.",
    "x is the feature of the sample's own class. y is what there is beside it: for MSE and cosine the",
    "length of the rest of the features, for cross-entropy ln Σ exp of the other classes' features.",
    "Cross-entropy drives the dots out to the right without end, MSE draws them to (1, 0), and cosine",
    "turns them onto the axis and does not mind how far out they are.",
    "Cosine + cross-entropy stands on the surface of its cosine part, and NormFace, CosFace and ArcFace",
    "have their surfaces over the same x and y: each dot is as far out as its features are long, turned to",
    "where the height is its whole loss.",
    "Numbers with an arrow count the samples outside the axes, at the edge by which they left.",
    "Below the panels stand the curves of the training, or what n changes to: sections are the losses along the",
    "two lines through the crosshair, which ┊ and ◆ mark.",
    "Norms are the lengths of the features, with the class separation R² (1 − the mean cosine distance within",
    "classes over that between any two samples) and the expected calibration error, ECE, of 15 bins.",
    "Arrows show where the loss would move the features of a sample: the more one stands out, the steeper, in",
    "decades below the steepest on the panel; a dot is flat.",
    "Balls roll on the formula of each panel with the present learning rate: ● gradient descent, ■ momentum,",
    "▲ Adam. The bottom line has their losses and between bars their distances to the origin, of the large panel",
    "or the first. ◎ is the sample that i follows, with its way since training began.",
    "The title of a panel has the mean loss and, where there is room, the accuracy on the training samples.",
  ]

  /// The first line of the last page.
  func lastOffset(in rect: Rect) -> Int {
    let inside = Self.inside(rect)
    return max(0, lines(width: inside.width).count - inside.height)
  }

  private static func inside(_ rect: Rect) -> Rect { rect.inset(left: 2, top: 1, right: 2, bottom: 1) }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    buffer.drawFrame(rect, title: "keys, mouse and reading", value: "? or esc closes", valueStyle: .dim)
    let inside = Self.inside(rect)
    let lines = lines(width: inside.width)
    let first = min(offset, max(0, lines.count - inside.height))
    for (row, line) in lines.dropFirst(first).prefix(inside.height).enumerated() {
      buffer.write(line.key, x: inside.x, y: inside.y + row, style: .bold, limit: inside.width)
      buffer.write(
        line.text, x: inside.x + line.indent, y: inside.y + row, style: line.style,
        limit: inside.width - line.indent)
    }
    if first + inside.height < lines.count {
      buffer.write(" ↓ more ", x: rect.maxX - 11, y: rect.maxY - 1, style: .bold)
    }
  }

  private struct Line {
    var key = ""
    var indent = 0
    var text = ""
    var style = Style.plain
  }

  private func lines(width: Int) -> [Line] {
    let indent = keyWidth + 2
    var lines: [Line] = []
    for row in rows {
      for (index, text) in row.summary.wrapped(toWidth: width - indent).enumerated() {
        lines.append(Line(key: index == 0 ? row.shown : "", indent: indent, text: text))
      }
    }
    lines.append(Line())
    lines.append(Line(text: reading[0], style: .bold))
    let paragraph = reading.dropFirst().joined(separator: " ")
    return lines + paragraph.wrapped(toWidth: width).map { Line(text: $0) }
  }
}

extension String {
  /// The words in lines of at most `width` columns; a longer word has a line of its own.
  func wrapped(toWidth width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, last.displayWidth + 1 + String(word).displayWidth <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
