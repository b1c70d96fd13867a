import Canvas

/// What a curve is told apart by.
struct CurveLook: Hashable {
  let color: Color
  let pattern: LinePattern
}

/// The colours of runs, which stay with them.
///
/// A run begins at the colour that its name asks for and takes the next one that fewer runs have: the same
/// runs have the same colours at every start, and the first ones all have different ones.
struct RunColors {
  /// Told apart with every kind of colour blindness, as far as ten colours can be, and on dark ground.
  static let palette: [Color] = [
    0x56B4E9, 0xE69F00, 0x009E73, 0xCC79A7, 0xF0E442, 0xD55E00, 0x7B9BFF, 0x5FD3C6, 0xBBBBBB, 0xB98BE0,
  ].map { Color($0) }

  private var counts = [Int](repeating: 0, count: palette.count)
  /// By the number of the run.
  private var looks: [CurveLook] = []

  var count: Int { looks.count }

  mutating func add(_ name: String) {
    let wanted = Int(Self.hash(name) % UInt64(Self.palette.count))
    let fewest = counts.min()!
    let place = (0..<Self.palette.count).lazy.map { (wanted + $0) % Self.palette.count }
      .first { counts[$0] == fewest }!
    looks.append(Self.look(color: place, turn: counts[place]))
    counts[place] += 1
  }

  subscript(run: Int) -> CurveLook { looks[run] }

  /// A colour for the first time, the second time …
  static func look(color: Int, turn: Int) -> CurveLook {
    let patterns = LinePattern.allCases
    return CurveLook(color: palette[color], pattern: patterns[turn % patterns.count])
  }

  /// The looks of runs whose curves are shown together, all different while they can: where two would look alike
  /// the later one has another pattern, and only where its colour has none left, another colour.
  func looks(of shown: [Int]) -> [Int: CurveLook] {
    var result: [Int: CurveLook] = [:]
    var taken: Set<CurveLook> = []
    for run in shown.sorted() {
      let own = looks[run]
      let alike = LinePattern.allCases.map { CurveLook(color: own.color, pattern: $0) }
      let others = LinePattern.allCases.flatMap { pattern in
        Self.palette.map { CurveLook(color: $0, pattern: pattern) }
      }
      let look = ([own] + alike + others).first { !taken.contains($0) } ?? own
      taken.insert(look)
      result[run] = look
    }
    return result
  }

  /// FNV-1a (Fowler, Noll, Vo), the same in every process.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
