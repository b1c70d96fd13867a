import Glibc

/// A line-drawing character as arms from the middle of its cell.
struct BoxDrawing {
  struct Arms: OptionSet {
    let rawValue: Int
    static let left = Arms(rawValue: 1)
    static let right = Arms(rawValue: 2)
    static let up = Arms(rawValue: 4)
    static let down = Arms(rawValue: 8)
  }

  struct Stroke {
    var points: [Drawing.Point]
    var width: Double
  }

  private static let table: [Unicode.Scalar: Arms] = [
    "─": [.left, .right], "│": [.up, .down], "┌": [.right, .down], "┐": [.left, .down],
    "└": [.right, .up], "┘": [.left, .up], "├": [.up, .down, .right], "┤": [.up, .down, .left],
    "┬": [.left, .right, .down], "┴": [.left, .right, .up], "┼": [.left, .right, .up, .down],
    "╭": [.right, .down], "╮": [.left, .down], "╰": [.right, .up], "╯": [.left, .up],
    "╴": .left, "╵": .up, "╶": .right, "╷": .down,
    "┈": [.left, .right], "┊": [.up, .down], "╌": [.left, .right], "╎": [.up, .down],
    "━": [.left, .right], "┃": [.up, .down], "╸": .left, "╹": .up, "╺": .right, "╻": .down,
    "╋": [.left, .right, .up, .down],
  ]

  let arms: Arms
  let isRounded: Bool
  let isHeavy: Bool
  /// How many dashes the line is; 1 where it is whole.
  let dashCount: Int

  /// Nil for characters that are not lines of one weight.
  init?(_ glyph: Unicode.Scalar) {
    guard let arms = Self.table[glyph] else { return nil }
    self.arms = arms
    isRounded = ("╭"..."╰").contains(glyph)
    dashCount = ["┈", "┊"].contains(glyph) ? 4 : ["╌", "╎"].contains(glyph) ? 2 : 1
    isHeavy = ["━", "┃", "╸", "╹", "╺", "╻", "╋"].contains(glyph)
  }

  /// The lines of the character in a cell.
  func strokes(in cell: Drawing.Box) -> [Stroke] {
    // On the middle of a row of pixels, so that thin lines are crisp.
    let center = Drawing.Point(
      (cell.x + cell.width / 2).rounded(.down) + 0.5, (cell.y + cell.height / 2).rounded(.down) + 0.5)
    let width = isHeavy ? 2.0 : 1.0
    let left = Drawing.Point(cell.x, center.y)
    let right = Drawing.Point(cell.maxX, center.y)
    let top = Drawing.Point(center.x, cell.y)
    let bottom = Drawing.Point(center.x, cell.maxY)

    if isRounded {
      let side = arms.contains(.left) ? left : right
      let end = arms.contains(.up) ? top : bottom
      let radius = cell.width / 2
      let middle = Drawing.Point(
        side.x > center.x ? center.x + radius : center.x - radius,
        end.y > center.y ? center.y + radius : center.y - radius)
      // A quarter of a circle from the vertical arm to the horizontal one.
      let arc = (0...6).map { step in
        let angle = Double(step) / 6 * .pi / 2
        return Drawing.Point(
          middle.x + (center.x - middle.x) * cos(angle), middle.y + (center.y - middle.y) * sin(angle))
      }
      return [Stroke(points: [end] + arc + [side], width: width)]
    }
    if dashCount > 1 {
      let (start, end) = arms.contains(.left) ? (left, right) : (top, bottom)
      // Of four, each is a quarter of its share of the cell; of two, a half.
      let half = 0.5 / Double(dashCount)
      return (0..<dashCount).map { dash in
        let ends = [0.5 - half, 0.5 + half].map { (Double(dash) + $0) / Double(dashCount) }.map {
          Drawing.Point(start.x + (end.x - start.x) * $0, start.y + (end.y - start.y) * $0)
        }
        return Stroke(points: ends, width: width)
      }
    }
    var lines: [[Drawing.Point]] = []
    if arms.contains(.left) { lines.append([left, center]) }
    if arms.contains(.right) { lines.append([center, right]) }
    if arms.contains(.up) { lines.append([top, center]) }
    if arms.contains(.down) { lines.append([center, bottom]) }
    return lines.map { Stroke(points: $0, width: width) }
  }

  /// Makes one line of straight pieces that lie end to end on a row or column.
  static func joined(_ lines: [[Drawing.Point]]) -> [[Drawing.Point]] {
    var result = lines.filter { $0.count != 2 }
    func join(along: (Drawing.Point) -> Double, across: (Drawing.Point) -> Double) {
      let pieces = lines.filter { $0.count == 2 && across($0[0]) == across($0[1]) }
        .sorted { (across($0[0]), along($0[0])) < (across($1[0]), along($1[0])) }
      var open: [Drawing.Point] = []
      for piece in pieces {
        if !open.isEmpty, across(open[0]) == across(piece[0]), abs(along(open[1]) - along(piece[0])) < 0.01 {
          open[1] = piece[1]
        } else {
          if !open.isEmpty { result.append(open) }
          open = piece
        }
      }
      if !open.isEmpty { result.append(open) }
    }
    join(along: \.x, across: \.y)
    join(along: \.y, across: \.x)
    return result
  }
}
