import Testing

@testable import saddle

@Test(arguments: [([], []), ([], [2, 1]), ([3], []), ([1, 5, 9], [9, 0, 5, 7, 10]), ([1, 1], [1, 0])])
func othersAreInTheirPlaces(array: [Int], others: [Int]) {
  #expect(array.inserting(others, by: <) == (array + others).sorted())
}

@Test func equalsStandBehindThoseThatWereThere() {
  let array = [(1, "a"), (2, "b")].inserting([(1, "c"), (2, "d"), (0, "e")]) { $0.0 < $1.0 }
  #expect(array.map(\.1) == ["e", "a", "c", "b", "d"])
}

/// One after the other they would take two hundred million comparisons.
@Test func eachIsComparedWithAFewOnly() {
  let (even, odd) = (Array(stride(from: 0, to: 40_000, by: 2)), Array(stride(from: 39_999, to: 0, by: -2)))
  var comparisons = 0
  let all = even.inserting(odd) {
    comparisons += 1
    return $0 < $1
  }
  #expect(all == Array(0..<40_000))
  // To sort and to place 20,000 of them, some fifteen each.
  #expect(comparisons < 20_000 * 2 * 16, "\(comparisons)")
}
