import Testing

@testable import Datasets

@Suite struct BundledDatasetTests {
  @Test func namesLeadToTheirDatasets() {
    #expect(BundledDataset.all.map(\.name) == ["digits", "fashion", "glyphs", "languages"])
    for dataset in BundledDataset.all {
      #expect(BundledDataset.named(dataset.name)?.title == dataset.title)
      #expect(dataset.make().train.name == dataset.name)
    }
    #expect(BundledDataset.named("mnist") == nil)
  }

  @Test(arguments: [
    ("digits", ["Alpaydin and C. Kaynak", "doi.org/10.24432/C50P49", "creativecommons.org/licenses/by/4.0"]),
    ("digits", ["Copyright (c) 2007-2024 The scikit-learn", "EVEN IF ADVISED OF THE POSSIBILITY"]),
    ("fashion", ["Copyright (c) 2017 Zalando SE", "Permission is hereby granted, free of charge"]),
    ("fashion", ["DEALINGS IN THE\nSOFTWARE.\n"]),
    (
      "glyphs",
      ["SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007", "OTHER DEALINGS IN THE FONT SOFTWARE."]
    ),
    ("glyphs", ["SIL OPEN FONT LICENSE Version 1.0 - 22 November 2005", "Apache License\n", "END OF TERMS"]),
    (
      "glyphs",
      ["Bitstream Vera is a trademark of Bitstream, Inc.", "prior written authorization from the Gnome"]
    ),
    ("glyphs", ["Neither the name of Google Inc.", "hereby release it into the\npublic domain"]),
  ])
  func theWholeLicenceIsThere(name: String, parts: [String]) throws {
    let text = try #require(BundledDataset.named(name)).licenceText
    for part in parts { #expect(text.contains(part)) }
  }

  @Test func licencesAreReadableOnAnyTerminal() {
    for dataset in BundledDataset.all {
      #expect(dataset.licenceText.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) })
      #expect(dataset.licenceText.split(separator: "\n").allSatisfy { $0.utf8.count <= 80 })
    }
  }
}
