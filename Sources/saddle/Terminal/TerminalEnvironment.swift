import CCurses
import Canvas
import Glibc

/// What the environment tells about the terminal.
struct TerminalEnvironment: Hashable {
  /// The type of the terminal, TERM.
  var term: String?
  /// What colours the terminal claims, COLORTERM.
  var colorTerm: String?
  /// Whether the user wants no colours: NO_COLOR is set and not empty (no-color.org).
  var refusesColors = false
  /// The locale whose encoding the terminal has; empty for what LC_ALL, LC_CTYPE and LANG say.
  var locale = ""

  /// The environment of the process.
  static var process: TerminalEnvironment {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    return TerminalEnvironment(
      term: variable("TERM"), colorTerm: variable("COLORTERM"),
      refusesColors: variable("NO_COLOR").map { !$0.isEmpty } ?? false)
  }

  /// Whether the locale's encoding is UTF-8; the process takes that locale.
  var isUTF8: Bool { curses_set_locale(locale) }

  /// Whether 24-bit colours may be sent where the terminal type does not promise them.
  ///
  /// GNU screen passes COLORTERM on from the terminal around it, but not the colours.
  var claimsTruecolor: Bool {
    (colorTerm == "truecolor" || colorTerm == "24bit") && !refusesColors
      && !(term ?? "").hasPrefix("screen")
  }

  /// The colours to use on a terminal whose type has `count` of them.
  func colorDepth(count: Int) -> Capabilities.ColorDepth {
    if refusesColors { return .none }
    return switch count {
    case 0x100_0000...: .truecolor
    case 256...: .indexed256
    case 16...: .ansi16
    case 8...: .ansi8
    default: .none
    }
  }
}
