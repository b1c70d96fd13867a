/// What the mouse did, and in which cell of the screen.
struct MouseEvent: Hashable {
  enum Kind: Hashable {
    case press, release
    /// It moved to another cell, with a button held or with none.
    case drag, move
    case wheelUp, wheelDown, wheelLeft, wheelRight
  }

  enum Button: Hashable, CaseIterable {
    case left, middle, right
  }

  struct Modifiers: OptionSet, Hashable {
    let rawValue: Int

    static let shift = Modifiers(rawValue: 1)
    static let control = Modifiers(rawValue: 2)
    static let alt = Modifiers(rawValue: 4)
  }

  var kind: Kind
  /// nil for moves and for the wheel, and for a release where the terminal does not say of which.
  var button: Button?
  /// The column and the row, from 0 in the top left corner.
  var x: Int
  var y: Int
  /// As far as the terminal tells; many keep Shift for themselves.
  var modifiers: Modifiers = []
}

/// What a terminal is asked to tell of the mouse.
enum MouseReports: Hashable {
  case none
  /// Buttons, the wheel, and moves while a button is held.
  case buttons
  /// Every move too.
  case all
}
