import Testing

@testable import saddle

private func format(_ fileName: String) throws -> PictureFormat {
  try PictureFormat(fileName: fileName, option: "--output", among: [.png, .svg, .csv])
}

@Test(arguments: ["x", "x.", ".png", "x.pdf", "x.txt", "folder.png/x", ""])
func endingsWithoutAFormatAreRefused(fileName: String) throws {
  let error = try #require(throws: CommandError.self) { try format(fileName) }
  #expect(error.exitCode == 64)
  #expect(
    error.message == "--output: expected a file name that ends in .png, .svg or .csv, found '\(fileName)'")
}

@Test func endingsMayBeInCapitals() throws {
  #expect(try format("a.b/Figure 1.PNG") == .png)
  #expect(try format("x.svg") == .svg)
}
