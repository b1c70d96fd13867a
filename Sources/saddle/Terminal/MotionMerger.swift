/// Passes events on, but of moves of the mouse that directly follow one another only the last.
///
/// A mouse reports every cell on its way, and answering each would leave the picture behind the hand.
struct MotionMerger {
  /// What was read in looking for another move.
  private var ahead: TerminalEvent?

  /// The next event, nil where `read` has no more.
  mutating func next(read: () -> TerminalEvent?) -> TerminalEvent? {
    guard var event = ahead ?? read() else { return nil }
    ahead = nil
    while case .mouse(let old) = event, old.isMotion, let next = read() {
      guard case .mouse(let new) = next, new.replaces(old) else {
        ahead = next
        break
      }
      event = next
    }
    return event
  }
}

extension MouseEvent {
  fileprivate var isMotion: Bool { kind == .drag || kind == .move }

  /// Whether it is the same motion, further on.
  fileprivate func replaces(_ other: MouseEvent) -> Bool {
    isMotion && kind == other.kind && button == other.button && modifiers == other.modifiers
  }
}
