import Glibc
import Testing

@testable import ArrayFiles

@Test func whatIsRememberedIsRemovedAndWhatIsForgottenStays() throws {
  let folder = try TemporaryFolder()
  let paths = try (0..<12).map { try folder.file("part\($0)", [1]) }
  let places = paths.map { TemporaryFiles.remember($0) }
  // There are few places; those beyond are not remembered.
  let remembered = places.indices.filter { places[$0] != nil }
  #expect(remembered.count >= 4 && remembered.count < 12)
  TemporaryFiles.forget(places[remembered[0]])
  TemporaryFiles.removeAll()
  for index in paths.indices {
    #expect((access(paths[index], F_OK) != 0) == remembered.dropFirst().contains(index))
  }
  for index in remembered.dropFirst() { TemporaryFiles.forget(places[index]) }
  #expect(TemporaryFiles.remember(String(repeating: "n", count: Int(PATH_MAX))) == nil)
}
