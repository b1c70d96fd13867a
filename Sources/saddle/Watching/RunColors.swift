import Canvas

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
  private(set) var places: [Int] = []

  mutating func add(_ name: String) {
    let wanted = Int(Self.hash(name) % UInt64(Self.palette.count))
    let fewest = counts.min()!
    let place = (0..<Self.palette.count).lazy.map { (wanted + $0) % Self.palette.count }
      .first { counts[$0] == fewest }!
    counts[place] += 1
    places.append(place)
  }

  subscript(run: Int) -> Color { Self.palette[places[run]] }

  /// Whether another run had the colour before.
  func isRepeated(_ run: Int) -> Bool { run >= Self.palette.count }

  /// FNV-1a (Fowler, Noll, Vo), the same in every process.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
