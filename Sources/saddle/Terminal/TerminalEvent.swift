/// What a terminal reports to the program.
enum TerminalEvent: Hashable {
  case key(Key)
  case mouse(MouseEvent)
  /// The terminal has another size, and everything must be drawn again.
  case resized
  /// The process was stopped and continued, and everything must be drawn again.
  case resumed
  /// The process was asked to end by a signal, or the terminal is gone (SIGHUP).
  case interrupted(signal: Int32)
}

/// A key as the terminal names it; the modifiers of keys without a character are not kept.
enum Key: Hashable {
  /// A key that writes a character, the space among them.
  case character(Unicode.Scalar)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  case function(Int)
  /// A lower-case letter, or one of `@[\]^_`, held with Control.
  case control(Character)
}
