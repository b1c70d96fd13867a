/// The repeats in a regular expression, which decide how long a search with backtracking may take.
///
/// k of them, one behind the other, try no more than about n choose k + 1 ways in n characters. A repeat of
/// what itself repeats or has alternatives may try 2ⁿ.
struct PatternRepeats {
  private(set) var count = 0
  /// The place, in characters, of the first repeat of something that repeats or has alternatives.
  private(set) var nestedPlace: Int?

  private let pattern: [Character]
  private var index = 0

  /// - Parameter pattern: one that is valid.
  init(_ pattern: String) {
    self.pattern = Array(pattern)
    // Whether the groups that are open, and what stands before the place, repeat or have alternatives.
    var (open, last): ([Bool], Bool?) = ([false], nil)
    while let character = next() {
      switch character {
      case "\\":
        skipEscape()
        last = false
      case "[":
        skipClass()
        last = false
      case "(":
        open.append(false)
        last = nil
      case ")":
        last = open.count > 1 ? open.removeLast() : nil
        // What is in a group is in those around it too.
        if last == true { open[open.count - 1] = true }
      case "|":
        open[open.count - 1] = true
        last = nil
      case "*", "+", "?", "{":
        guard let repeated = last else { break }
        if repeated, character != "?", nestedPlace == nil { nestedPlace = index - 1 }
        if character == "{" { skip(to: "}") }
        // A mark behind it says how greedy it is.
        if index < self.pattern.count, "?+".contains(self.pattern[index]) { index += 1 }
        count += 1
        open[open.count - 1] = true
        last = nil
      default: last = false
      }
    }
  }

  /// The most characters, of at most `limit`, in which a search tries no more than some ten million ways.
  func length(atMost limit: Int) -> Int {
    var (length, ways) = (count + 1, 1.0)
    while length < limit, ways < 2e7 {
      length += 1
      ways *= Double(length) / Double(length - count - 1)
    }
    return length
  }

  private mutating func next() -> Character? {
    guard index < pattern.count else { return nil }
    defer { index += 1 }
    return pattern[index]
  }

  private mutating func skip(to end: Character) {
    while let character = next(), character != end {}
  }

  private mutating func skipEscape() {
    guard let letter = next() else { return }
    if letter == "Q" {
      while let character = next() {
        if character == "\\", index < pattern.count, pattern[index] == "E" {
          index += 1
          return
        }
      }
    } else if "pPuxoNgk".contains(letter), index < pattern.count, pattern[index] == "{" {
      skip(to: "}")
    }
  }

  private mutating func skipClass() {
    var depth = 1
    while depth > 0, let character = next() {
      switch character {
      case "\\": skipEscape()
      case "[": depth += 1
      case "]": depth -= 1
      default: break
      }
    }
  }
}
