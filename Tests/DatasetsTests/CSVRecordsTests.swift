import ArrayFiles
import Testing

@testable import Datasets

private func records(_ text: String) throws -> [(line: Int, cells: [String])] {
  var records = CSVRecords(Array(text.utf8), file: "a.csv")
  var all: [(line: Int, cells: [String])] = []
  while try records.advance() { all.append((records.line, records.cells.map(records.text))) }
  return all
}

@Test(arguments: [
  ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
  ("a;b\r\n1,5;2\r\n", [["a", "b"], ["1,5", "2"]]),
  ("1,5;2\n", [["1,5", "2"]]),
  ("a\tb, c\n", [["a", "b, c"]]),
  ("a,b\r1,2", [["a", "b"], ["1", "2"]]),
  ("\u{FEFF}a,b", [["a", "b"]]),
  (" a , b\t,c \n", [["a", "b", "c"]]),
  ("\"a,\"\"b\"\"\",\"\nc\"\nx,y", [["a,\"b\"", "\nc"], ["x", "y"]]),
  ("\"a;b;c\",d\n", [["a;b;c", "d"]]),
  ("\"\"\"\"\"\",b", [["\"\"", "b"]]),
  ("a,,\n", [["a", "", ""]]),
  ("a\t\tb\n", [["a", "", "b"]]),
  ("\n \r\n", []),
  ("", []),
])
func recordsAreTakenApart(text: String, expected: [[String]]) throws {
  #expect(try records(text).map(\.cells) == expected)
}

@Test func linesAreCountedAlsoInQuotesAndWhereBlank() throws {
  let lines = try records("\r\na,b\r\n\"1\n\n\",2\r\n\n\nx,y\n").map(\.line)
  #expect(lines == [2, 3, 8])
}

@Test func quotesMustBeClosedAndEndTheCell() {
  #expect(
    throws: InputError("a.csv", at: "line 2", expected: "a closing quote", found: "the end of the file")
  ) { try records("a,b\n1,\"2\n3,4\n") }
  #expect(
    throws: InputError(
      "a.csv", at: "line 2, column 2", expected: "the end of the cell after its quote", found: "more text")
  ) { try records("a,b\n1,\"2\"3\n") }
}
