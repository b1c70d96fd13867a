/// Numbers of cells as people write them: `3`, `0-9` or `0-2,7`.
enum CellNumbers {
  /// - Throws: ``CommandError/usage(_:)`` for another text, and for a number that is not below `count`.
  static func numbers(_ text: String, option: String, below count: Int) throws(CommandError) -> [Int] {
    var numbers: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { end in
        end.allSatisfy { $0.isASCII && $0.isNumber } ? Int(end) : nil
      }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last
      else {
        throw .usage("\(option): expected numbers such as 3, 0-9 or 0-2,7, found '\(text)'")
      }
      guard last < count else {
        throw .usage("\(option): expected numbers from 0 to \(count - 1), found \(last)")
      }
      numbers += first...last
    }
    return numbers
  }

  /// - Precondition: the numbers ascend.
  static func text(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound == number - 1 {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }
}
