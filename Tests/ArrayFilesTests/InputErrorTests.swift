import ArrayFiles
import Glibc
import Testing

@Test func theErrorNamesFilePlaceAndWhatWasExpected() {
  let error = InputError("d.csv", at: "line 3", expected: "5 cells", found: "4")
  #expect(error.description == "d.csv: line 3: expected 5 cells, found 4")
  #expect(error.kind == .malformed)
}

@Test func aFileThatCannotBeOpenedIsMissing() {
  let error = InputError("no.npz", errno: ENOENT)
  #expect(error.description == "no.npz: cannot be read: No such file or directory")
  #expect(error.kind == .missing)
}
