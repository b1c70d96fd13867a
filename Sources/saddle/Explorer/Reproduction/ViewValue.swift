/// The text that a key of a screen is set to.
struct ViewValue {
  /// Of the key.
  let name: String
  let text: String

  func wrong(_ expected: String) -> CommandError {
    .usage("\(name): expected \(expected), found '\(text)'")
  }

  func flag() throws(CommandError) -> Bool {
    guard let flag = Bool(text) else { throw wrong("true or false") }
    return flag
  }

  func whole(in range: ClosedRange<Int>) throws(CommandError) -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw wrong("a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func one<Value>(of choices: [String: Value]) throws(CommandError) -> Value {
    guard let value = choices[text] else {
      throw wrong("one of \(choices.keys.sorted().joined(separator: ", "))")
    }
    return value
  }

  func one<Choice: RawRepresentable<String>>(of choices: [Choice]) throws(CommandError) -> Choice {
    guard let choice = Choice(rawValue: text), choices.contains(where: { $0.rawValue == text }) else {
      throw wrong("one of \(choices.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }

  func point() throws(CommandError) -> (Double, Double) {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.count == 2, let x = numbers[0], let y = numbers[1], x.isFinite, y.isFinite,
      max(abs(x), abs(y)) <= 1e9
    else { throw wrong("two numbers such as 3,-1") }
    return (x, y)
  }

  /// Where balls are dropped, how many steps they have made and whether they go on; nil for none.
  func drop() throws(CommandError) -> (x: Double, y: Double, steps: Int, isRunning: Bool)? {
    if text == TrainingSettings.noValue { return nil }
    var parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let isRunning = parts.last == "run"
    if isRunning { parts.removeLast() }
    guard (2...3).contains(parts.count), let x = Double(parts[0]), let y = Double(parts[1]), x.isFinite,
      y.isFinite,
      max(abs(x), abs(y)) <= 1e9, let steps = parts.count == 3 ? Int(parts[2]) : 0,
      (0...100_000).contains(steps)
    else {
      throw wrong("none, or a place and a number of steps such as 3,-1,20, with ',run' where they go on")
    }
    return (x, y, steps, isRunning)
  }

  func window() throws(CommandError) -> PlaneWindow {
    let window = Self.ranges(text).map { PlaneWindow(x: $0.x, y: $0.y) }
    guard let window, window.isDrawable else {
      throw wrong("two ranges such as -1:1,-1:1, from \(PlaneWindow.widths.lowerBound) to 64 wide")
    }
    return window
  }

  /// The square that each of several panels shows, or one for all of them.
  func axes(panels: Int) throws(CommandError) -> [PanelAxes] {
    let squares = text.split(separator: " ").map { Self.ranges(String($0)) }
    guard squares.count == 1 || squares.count == panels,
      squares.allSatisfy({ $0.map { abs(($0.x.length - $0.y.length) / $0.x.length) < 1e-6 } ?? false })
    else { throw wrong("a square such as -15:15,-15:15, or one a panel") }
    let axes = squares.map { PanelAxes(x: $0!.x, y: $0!.y) }
    guard axes.allSatisfy(\.isDrawable) else {
      throw wrong("a square that is neither too narrow for its place nor beyond a million")
    }
    return axes.count == 1 ? Array(repeating: axes[0], count: panels) : axes
  }

  func pace() throws(CommandError) -> Pace {
    if text == "unlimited" { return .unlimited }
    guard let steps = Double(text), let pace = Pace(stepsPerSecond: steps) else {
      throw wrong("unlimited or one of \(Pace.limits.map { "\(Int($0))" }.joined(separator: ", "))")
    }
    return pace
  }

  private static func ranges(_ text: String) -> (x: ClosedRange<Double>, y: ClosedRange<Double>)? {
    let ranges = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let ends = part.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
      guard ends.count == 2, let lower = ends[0], let upper = ends[1], lower.isFinite, upper.isFinite,
        max(abs(lower), abs(upper)) <= 1e9, lower < upper
      else { return nil as ClosedRange<Double>? }
      return lower...upper
    }
    guard ranges.count == 2, let x = ranges[0], let y = ranges[1] else { return nil }
    return (x, y)
  }
}

extension ClosedRange<Double> {
  fileprivate var length: Double { upperBound - lowerBound }
}
