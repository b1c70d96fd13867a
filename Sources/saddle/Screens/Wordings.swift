import Canvas

extension [String] {
  /// The first of several wordings that fits into `columns`, the longest standing first; else the last one.
  func longest(fitting columns: Int) -> String { first { $0.displayWidth <= columns } ?? last ?? "" }
}
