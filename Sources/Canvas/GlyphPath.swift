import Glibc

/// The notation of the font's letters: the advance, then commands with numbers, all parted by spaces.
///
/// - `M x y` lifts the pen and sets it down, `L x y` draws a line, `Q cx cy x y` a quadratic Bézier curve;
/// - `A cx cy rx ry from to` draws to and along an arc of an ellipse, angles in degrees, counter-clockwise
///   where they grow; `O` lifts the pen before it.
enum GlyphPath {
  static func parse(_ notation: some StringProtocol) -> StrokeFont.Glyph {
    let words = notation.split(separator: " ")
    var strokes: [[Drawing.Point]] = []
    var index = 1
    while index < words.count {
      let command = words[index]
      let count = argumentCounts[String(command)]!
      let numbers = words[index + 1..<index + 1 + count].map { Double($0)! }
      index += 1 + count
      if command == "M" || command == "O" { strokes.append([]) }
      let last = strokes.count - 1
      switch command {
      case "Q": strokes[last] += curve(from: strokes[last].last!, numbers)
      case "A", "O": strokes[last] += arc(numbers)
      default: strokes[last].append(Drawing.Point(numbers[0], numbers[1]))
      }
    }
    return StrokeFont.Glyph(advance: Double(words[0])!, strokes: strokes)
  }

  private static let argumentCounts = ["M": 2, "L": 2, "Q": 4, "A": 6, "O": 6]

  private static func curve(from start: Drawing.Point, _ n: [Double]) -> [Drawing.Point] {
    (1...8).map { step in
      let t = Double(step) / 8
      let (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t)
      return Drawing.Point(a * start.x + b * n[0] + c * n[2], a * start.y + b * n[1] + c * n[3])
    }
  }

  private static func arc(_ n: [Double]) -> [Drawing.Point] {
    let steps = max(2, Int(abs(n[5] - n[4]) / 10))
    return (0...steps).map { step in
      let angle = (n[4] + (n[5] - n[4]) * Double(step) / Double(steps)) * .pi / 180
      return Drawing.Point(n[0] + n[2] * cos(angle), n[1] + n[3] * sin(angle))
    }
  }
}
