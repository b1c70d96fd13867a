/// How a curve is broken up, so that curves of one colour are told apart.
public enum LinePattern: Hashable, Sendable, CaseIterable {
  case solid, dashed, dotted, dashDotted, longDashed, dashDotDotted

  /// The dots of a period, the first one in the lowest bit.
  private var dots: (bits: UInt32, period: Int) {
    switch self {
    case .solid: (0b1, 1)
    case .dashed: (0b00_1111, 6)
    case .dotted: (0b001, 3)
    case .dashDotted: (0b00_1001_1111, 10)
    case .longDashed: (0b0001_1111_1111, 12)
    case .dashDotDotted: (0b0_0100_1001_1111, 13)
    }
  }

  /// Whether a dot of the line is drawn, counted from any place.
  func hasDot(at place: Int) -> Bool {
    let (bits, period) = dots
    return bits >> UInt32(place % period) & 1 == 1
  }

  /// The lengths of dash, gap, dash, gap … in pixels, for lines without round ends; empty for a solid line.
  var dashes: [Double] {
    switch self {
    case .solid: []
    case .dashed: [6, 3.5]
    case .dotted: [1.7, 2.8]
    case .dashDotted: [7, 2.8, 1.7, 2.8]
    case .longDashed: [14, 4]
    case .dashDotDotted: [7, 2.8, 1.7, 2.8, 1.7, 2.8]
    }
  }

  /// A sample of the line in two columns.
  var sample: String {
    switch self {
    case .solid: "──"
    case .dashed: "╌╌"
    case .dotted: "··"
    case .dashDotted: "─·"
    case .longDashed: "━╴"
    case .dashDotDotted: "·─"
    }
  }
}
