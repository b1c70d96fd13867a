import Canvas
import Landscape

/// What tells the balls of the optimizers apart.
struct BallLook {
  let name: String
  let mark: Unicode.Scalar
  let color: Color
  /// Of the way behind it.
  let pattern: LinePattern

  init(_ rule: Ball.Rule, isASCII: Bool) {
    let shape: Unicode.Scalar
    switch rule {
    case .gradientDescent: (name, shape, color, pattern) = ("descent", "●", Color(0xFF9DF0), .solid)
    case .momentum: (name, shape, color, pattern) = ("momentum", "■", Color(0xFFB454), .dashed)
    case .adam: (name, shape, color, pattern) = ("Adam", "▲", Color(0x7FE8FF), .dotted)
    }
    // Characters look like those of arrows and samples: letters do not.
    mark = isASCII ? name.unicodeScalars.first!.properties.uppercaseMapping.unicodeScalars.first! : shape
  }
}
