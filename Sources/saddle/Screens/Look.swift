import Canvas
import Training

/// The colours that stand for the same thing on every screen; safe for colour blindness (Okabe and Ito).
enum Look {
  static let correct = Color(0xFFFFFF)
  static let wrong = Color(0xFF4B4B)
  /// Right samples in the majority, wrong ones among them.
  static let mixed = Color(0xFF9C9C)
  static let crosshair = Color(0xFFFFFF)
  /// Of the captions of a tour and of what they are about.
  static let tourStyle = Style(foreground: Color(0xF0E442), attributes: .bold)
  static let wrongMark: Unicode.Scalar = "×"
  static let thickMark: Unicode.Scalar = "●"
  static let crosshairMark: Unicode.Scalar = "╋"

  static func color(of loss: any Loss) -> Color { color(ofLoss: loss.name) }

  static func color(ofLoss name: String) -> Color {
    switch name {
    case "cross-entropy": Color(0x56B4E9)
    // The black of Okabe and Ito as grey: black would not be seen on a dark ground.
    case "cross-entropy-smoothed": Color(0xBBBBBB)
    case "cosine": Color(0xE69F00)
    case "cosine+cross-entropy": Color(0x009E73)
    case "mse": Color(0xCC79A7)
    case "normface": Color(0xF0E442)
    case "cosface": Color(0xD55E00)
    case "arcface": Color(0x7B9BFF)
    default: .standard
    }
  }

  /// What a loss is called where there is less and less room.
  static func names(of loss: any Loss) -> [String] {
    let shortest =
      switch loss.name {
      case "cross-entropy": ["cross-ent.", "CE"]
      case "cross-entropy-smoothed": ["CE-s"]
      case "cosine": ["cos"]
      case "cosine+cross-entropy": ["cos+CE"]
      default: [String]()
      }
    return [loss.title, loss.shortTitle] + shortest
  }

  /// The colours of Okabe and Ito again, and then over from the first.
  static func color(ofClass label: Int) -> Color { classColors[label % classColors.count] }

  private static let classColors = [
    0x56B4E9, 0xE69F00, 0x009E73, 0xCC79A7, 0xF0E442, 0xD55E00, 0x7B9BFF, 0xBBBBBB,
  ].map { Color($0) }

  /// How the curve of a loss is drawn where patterns show: braille has none.
  static func pattern(of loss: any Loss) -> LinePattern {
    loss.name == "cross-entropy-smoothed" ? .dashed : .solid
  }
}
