/// What stands before the fractions of the numbers in a table.
///
/// Where cells are not parted by commas, the first row with a fraction says it: a comma where all the fractions
/// in it have one.
struct DecimalMark {
  /// Nil as long as all numbers were whole.
  private(set) var isComma: Bool?

  init(delimiter: UInt8) { isComma = delimiter == UInt8(ascii: ",") ? false : nil }

  /// Looks at a row for what is not known yet.
  mutating func learn(from cells: some Sequence<UnsafeRawBufferPointer>) {
    guard isComma == nil else { return }
    var hasComma = false
    for cell in cells {
      if cell.contains(UInt8(ascii: ".")), DecimalNumber.parse(cell) != nil {
        isComma = false
        return
      }
      hasComma = hasComma || DecimalNumber.parseWithComma(cell) != nil
    }
    if hasComma { isComma = true }
  }

  /// The number that a cell is; nil where it is none.
  func number(_ cell: UnsafeRawBufferPointer) -> Double? {
    guard isComma == true else { return DecimalNumber.parse(cell) }
    if let number = DecimalNumber.parseWithComma(cell) { return number }
    return cell.contains(UInt8(ascii: ".")) ? nil : DecimalNumber.parse(cell)
  }

  /// The number that a cell is, with 1 for true and 0 for false in pandas's spellings; nil where it is neither.
  func numberOrBool(_ cell: UnsafeRawBufferPointer) -> Double? {
    if let number = number(cell) { return number }
    guard cell.count == 4 || cell.count == 5 else { return nil }
    return switch String(decoding: cell, as: UTF8.self) {
    case "True", "TRUE", "true": 1
    case "False", "FALSE", "false": 0
    default: nil
    }
  }

  /// Whether a cell that is no number is one with other marks, be it for thousands.
  func isOther(_ cell: UnsafeRawBufferPointer) -> Bool {
    let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    guard cell.count < 64, cell.contains(comma) || isComma == true && cell.contains(point) else {
      return false
    }
    let (mark, thousands) = isComma == true ? (comma, point) : (point, comma)
    let digits = cell.filter { $0 != thousands }.map { $0 == mark ? point : $0 }
    return digits.withUnsafeBytes { DecimalNumber.parse($0) } != nil
      || number(cell) == nil
        && DecimalNumber.parseWithComma(cell) != nil
  }
}
