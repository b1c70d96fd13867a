/// Why no screen could be opened.
enum TerminalError: Error, Hashable, CustomStringConvertible {
  /// Standard input or standard output is not a terminal.
  case notATerminal
  /// TERM is unset or empty.
  case termUnset
  /// No description of the terminal type is installed.
  case termUnknown(String)
  /// The terminal type cannot place its cursor.
  case termTooSimple(String)
  /// The system refused; the reason is in its words.
  case failed(String)

  /// One line without a full stop.
  var description: String {
    switch self {
    case .notATerminal:
      "the screen needs a terminal for standard input and output"
    case .termUnset:
      "TERM is not set: it names the type of the terminal, most often xterm-256color"
    case .termUnknown(let term):
      "TERM=\(Self.printable(term)): no such terminal type is installed; most terminals are xterm-256color"
    case .termTooSimple(let term):
      "TERM=\(Self.printable(term)): this terminal type cannot place its cursor; most terminals are xterm-256color"
    case .failed(let reason):
      "the terminal could not be opened: \(reason)"
    }
  }

  private static func printable(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.map { (" "..."~").contains($0) ? $0 : "?" }))
  }
}
