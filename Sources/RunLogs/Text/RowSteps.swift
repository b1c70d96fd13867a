/// The steps of the rows of a file, of which some may be none.
///
/// Where steps are no whole numbers, such as epochs of 0.25, rows are counted in their place from there on. A
/// single row without a step has that of the row before it. Neither makes steps go back, and what the file says
/// is kept beside them.
struct RowSteps {
  private var last: Int?
  /// What the last row with a step said, where its step is another.
  private var lastStated: Double?
  private var countsRows = false
  private var isTold = false
  /// The first rows with whole numbers for their steps, for as long as all have them.
  private var whole: [ScalarPoint] = []

  /// A column whose first fraction comes later than this is a tag from there on only.
  private static let wholeKept = 256

  struct Step {
    var number: Int
    /// Whether the row's column of steps is its step, and so no tag.
    var isColumn: Bool
    /// What the file says where that is not `number`.
    var stated: Double?
    /// What is to be told, once a file.
    var found: String?
    /// The column's numbers in the rows before, where it turns out to be a tag from its start on.
    var before: [ScalarPoint] = []
  }

  /// - Parameters:
  ///   - integer: the step where it is a whole number.
  ///   - value: the step where it is a number at all.
  ///   - hasColumn: whether the row has a column for it.
  ///   - row: its number, from 0.
  ///   - time: when it was written, where it says so.
  mutating func step(
    integer: Int?, value: Double?, hasColumn: Bool, row: Int, time: Double? = nil
  ) -> Step {
    let fraction = value.flatMap { $0.isFinite && abs($0) < 9e18 ? $0 : nil }
    if countsRows {
      lastStated = fraction ?? lastStated
      return Step(number: row, isColumn: false, stated: lastStated)
    }
    if let integer {
      (last, lastStated) = (integer, nil)
      if whole.count < Self.wholeKept, !isTold {
        whole.append(ScalarPoint(step: integer, time: time, value: Double(integer)))
      }
      return Step(number: integer, isColumn: true)
    }
    if let fraction, last ?? 0 <= row {
      (countsRows, lastStated) = (true, fraction)
      defer { whole = [] }
      return Step(
        number: row, isColumn: false, stated: fraction, found: tell("\(fraction); rows are counted instead"),
        before: whole)
    }
    if let fraction {
      (last, lastStated) = (Int(fraction.rounded(.down)), fraction)
      return Step(
        number: last!, isColumn: false, stated: fraction, found: tell("\(fraction), which is rounded down"))
    }
    let found = hasColumn ? tell(value.map { "\($0)" } ?? "none") : nil
    return Step(number: last ?? row, isColumn: false, stated: lastStated, found: found)
  }

  private mutating func tell(_ found: String) -> String? {
    defer { isTold = true }
    return isTold ? nil : found
  }
}
