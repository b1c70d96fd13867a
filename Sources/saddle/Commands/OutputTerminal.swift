import Canvas
import Glibc

/// What standard output can show.
struct OutputTerminal: Hashable {
  /// The columns that a line may have.
  var width = 80
  /// Plain ASCII where standard output is not a terminal.
  var capabilities = Capabilities(colors: .none, unicode: false)

  /// The one of this process.
  static var current: OutputTerminal {
    var terminal = OutputTerminal()
    terminal.width = width(of: STDOUT_FILENO)
    if isatty(STDOUT_FILENO) == 1 {
      terminal.capabilities = capabilities(in: .process, isUTF8: TerminalEnvironment.process.isUTF8)
    }
    return terminal
  }

  /// The columns of the terminal behind a descriptor, else COLUMNS, else 80.
  static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    if isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    let columns = getenv("COLUMNS").flatMap { Int(String(cString: $0)) } ?? 0
    return columns > 0 ? columns : 80
  }

  /// What a terminal shows as far as the environment tells, without the terminal's description.
  static func capabilities(in environment: TerminalEnvironment, isUTF8: Bool) -> Capabilities {
    let term = environment.term ?? ""
    let isColorless = term.isEmpty || term == "dumb" || term.hasPrefix("vt")
    let isTruecolor = environment.claimsTruecolor || term.hasSuffix("-direct")
    let count = isColorless ? 0 : isTruecolor ? 0x100_0000 : term.contains("256color") ? 256 : 8
    let depth = environment.colorDepth(count: count)
    // Without colours five shades of blocks tell less than ten of ASCII.
    return Capabilities(colors: depth, unicode: isUTF8 && depth != .none)
  }
}
