import Canvas

/// A number of things in words.
enum Counted {
  /// "1 step", "2 steps", "0 steps".
  static func text(_ count: Int, _ noun: String) -> String {
    "\(count.grouped) \(noun)\(count == 1 ? "" : "s")"
  }
}
