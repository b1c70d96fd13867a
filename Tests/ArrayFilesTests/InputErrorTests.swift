import ArrayFiles
import Glibc
import Testing

@Test func theErrorNamesFilePlaceAndWhatWasExpected() {
  let error = InputError("d.csv", at: "line 3", expected: "5 cells", found: "4")
  #expect(error.description == "d.csv: line 3: expected 5 cells, found 4")
  #expect(error.kind == .malformed)
}

@Test func longNamesAreQuotedInPart() {
  let name = (0..<200_000).map { "\($0)" }.joined()
  let error = InputError("d.csv", at: name, expected: "one class", found: "'\(name)' and '\(name)'")
  #expect(error.place?.count == 60)
  #expect(error.place?.hasPrefix("0123456789") == true && error.place?.hasSuffix("8199999") == true)
  #expect(error.reason.hasPrefix("expected one class, found '01234567891011") && error.reason.count == 151)
  let spaced = String(repeating: "a b ", count: 1 << 20)
  #expect(InputError("d.csv", reason: spaced).reason.count == 400)
  let short = String(repeating: "é", count: 60)
  #expect(InputError("d.csv", at: short, reason: short).description == "d.csv: \(short): \(short)")
}

@Test func aFileThatCannotBeOpenedIsMissing() {
  let error = InputError("no.npz", errno: ENOENT)
  #expect(error.description == "no.npz: cannot be read: No such file or directory")
  #expect(error.kind == .missing)
}
