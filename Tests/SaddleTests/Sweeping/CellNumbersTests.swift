import Testing

@testable import saddle

private func numbers(_ text: String) throws(CommandError) -> [Int] {
  try CellNumbers.numbers(text, option: "--cell", below: 20)
}

@Test func numbersAreSingleOnesAndRanges() throws {
  #expect(try numbers("3") == [3])
  #expect(try numbers("0-3") == [0, 1, 2, 3])
  #expect(try numbers("7,0-2,19") == [7, 0, 1, 2, 19])
  #expect(try numbers("4-4") == [4])
}

@Test(arguments: [
  "", "-", "-1", "1-", "x", "1,", ",1", "3-1", "1-2-3", "1 2", "+1", "1.5", "٣", "99999999999999999999",
])
func otherTextsAreNone(text: String) {
  #expect(throws: CommandError.usage("--cell: expected numbers such as 3, 0-9 or 0-2,7, found '\(text)'")) {
    try numbers(text)
  }
}

@Test(arguments: ["20", "0-20", "1,4000000000", "0-9223372036854775807"])
func numbersOfNoCellAreNamed(text: String) {
  let last = text.split { ",-".contains($0) }.last!
  #expect(throws: CommandError.usage("--cell: expected numbers from 0 to 19, found \(last)")) {
    try numbers(text)
  }
}

@Test func listsAreShortenedToRanges() throws {
  #expect(CellNumbers.text([0, 1, 2, 4, 7, 8]) == "0-2,4,7-8")
  #expect(CellNumbers.text([5]) == "5" && CellNumbers.text([]) == "")
  #expect(try numbers(CellNumbers.text([0, 1, 2, 4, 7, 8])) == [0, 1, 2, 4, 7, 8])
}
