/// The steps of the rows of a file, of which some may be none.
///
/// Where steps are no whole numbers, such as epochs of 0.25, rows are counted in their place from there on. A
/// single row without a step has that of the row before it. Neither makes steps go back.
struct RowSteps {
  private var last: Int?
  private var countsRows = false
  private var isTold = false

  struct Step {
    var number: Int
    /// Whether the row's column of steps is its step, and so no tag.
    var isColumn: Bool
    /// What is to be told, once a file.
    var found: String?
  }

  /// - Parameters:
  ///   - integer: the step where it is a whole number.
  ///   - value: the step where it is a number at all.
  ///   - hasColumn: whether the row has a column for it.
  ///   - row: its number, from 0.
  mutating func step(integer: Int?, value: Double?, hasColumn: Bool, row: Int) -> Step {
    if countsRows { return Step(number: row, isColumn: false) }
    if let integer {
      last = integer
      return Step(number: integer, isColumn: true)
    }
    if let value, value.isFinite, abs(value) < 9e18, last ?? 0 <= row {
      countsRows = true
      return Step(number: row, isColumn: false, found: tell("\(value); rows are counted instead"))
    }
    let found = hasColumn ? tell(value.map { "\($0)" } ?? "none") : nil
    if let value, value.isFinite, let whole = Int(exactly: value.rounded(.down)) { last = whole }
    return Step(number: last ?? row, isColumn: false, found: found)
  }

  private mutating func tell(_ found: String) -> String? {
    defer { isTold = true }
    return isTold ? nil : found
  }
}
