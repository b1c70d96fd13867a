import CCurses

extension Key {
  /// The key that the screen reports under a number, nil for one without a meaning here.
  init?(curses value: UInt32) {
    if value >= CURSES_KEY_FUNCTION.rawValue {
      self = .function(Int(value - CURSES_KEY_FUNCTION.rawValue))
      return
    }
    switch curses_key(rawValue: value) {
    case CURSES_KEY_UP: self = .up
    case CURSES_KEY_DOWN: self = .down
    case CURSES_KEY_LEFT: self = .left
    case CURSES_KEY_RIGHT: self = .right
    case CURSES_KEY_HOME: self = .home
    case CURSES_KEY_END: self = .end
    case CURSES_KEY_PAGE_UP: self = .pageUp
    case CURSES_KEY_PAGE_DOWN: self = .pageDown
    case CURSES_KEY_DELETE: self = .delete
    case CURSES_KEY_BACKSPACE: self = .backspace
    case CURSES_KEY_ENTER: self = .enter
    case CURSES_KEY_BACK_TAB: self = .backTab
    default: return nil
    }
  }
}
