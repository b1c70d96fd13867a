import ArrayFiles

/// The labels of a CSV file: whole numbers, or names where the first is a name.
struct CSVLabels {
  private var areNames: Bool?
  private var names: [String: Int] = [:]
  /// Numbers as they are, or names by the order in which they came.
  private(set) var values: [Int] = []

  /// - Throws: `InputError` where the label is of another kind than those before it.
  mutating func append(_ cell: CSVRecords.Cell, of records: CSVRecords, file: String) throws(InputError) {
    func wrong(_ expected: String, _ found: String) -> InputError {
      InputError(
        file, at: "line \(records.line), column \(records.cells.count)", expected: expected, found: found)
    }
    if cell.range.isEmpty { throw wrong("a label", "an empty cell") }
    guard let number = records.float(cell) else {
      let text = records.text(cell)
      if !records.isUTF8(cell) { throw wrong("a label in UTF-8", CSVRecords.shortened(text)) }
      if areNames == false { throw wrong("a whole number as the labels before", CSVRecords.shortened(text)) }
      areNames = true
      if let index = names[text] {
        values.append(index)
      } else {
        guard names.count < Split.mostClasses else { throw wrong("at most \(names.count) classes", "more") }
        values.append(names.count)
        names[text] = names.count
      }
      return
    }
    if areNames == true { throw wrong("a name as the labels before", records.text(cell)) }
    areNames = false
    // Up to 2²⁴ a float holds whole numbers exactly, and labels are below that.
    guard let label = Int(exactly: number) else { throw wrong("a whole number", records.text(cell)) }
    values.append(label)
  }

  /// The labels with the names of their classes in alphabetical order; nil where labels are numbers.
  var sorted: (labels: [Int], classNames: [String])? {
    guard areNames == true else { return nil }
    let order = names.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    var ranks = [Int](repeating: 0, count: order.count)
    for (rank, name) in order.enumerated() { ranks[name.value] = rank }
    return (values.map { ranks[$0] }, order.map(\.key))
  }
}
