/// Integers that never change, in as few bytes as their kind allows: steps, and times in microseconds.
enum IntegerColumn: Sendable {
  /// base, base + stride, base + 2 · stride, …
  case even(base: Int, stride: Int)
  /// base + offset, where all offsets fit four bytes.
  case near(base: Int, offsets: [UInt32])
  case wide([Int])

  /// - Precondition: there is at least one number.
  init(_ numbers: some RandomAccessCollection<Int>) {
    let base = numbers.min()!
    let first = numbers.first!
    let (stride, overflows) =
      numbers.dropFirst().first.map { $0.subtractingReportingOverflow(first) } ?? (0, false)
    if !overflows, Self.isEven(numbers, stride) {
      self = .even(base: first, stride: stride)
    } else if numbers.max()!.subtractingReportingOverflow(base).overflow || numbers.max()! - base > UInt32.max
    {
      self = .wide(Array(numbers))
    } else {
      self = .near(base: base, offsets: numbers.map { UInt32($0 - base) })
    }
  }

  subscript(index: Int) -> Int {
    switch self {
    // What was stored came out of the same sum without an overflow.
    case .even(let base, let stride): base &+ index &* stride
    case .near(let base, let offsets): base + Int(offsets[index])
    case .wide(let numbers): numbers[index]
    }
  }

  private static func isEven(_ numbers: some RandomAccessCollection<Int>, _ stride: Int) -> Bool {
    var previous = numbers.first!
    for number in numbers.dropFirst() {
      let (difference, overflows) = number.subtractingReportingOverflow(previous)
      if overflows || difference != stride { return false }
      previous = number
    }
    return true
  }
}
