import Canvas
import Datasets
import Testing

@testable import saddle

@Suite struct ScatterSheetTests {
  private let made = Dataset(
    name: "made", inputShape: [2], values: [0, 0, 4, 4, 4, 0, 2, 1], labels: [0, 1, 0, 1],
    classNames: ["below", "above\nit"])

  @Test func pointsStandWhereTheirNumbersSay() throws {
    #expect(
      try #require(ScatterSheet(made, samplesPerClass: nil, width: 14)).buffer.text == """
        training sampl

        ● below
        × above it
        ╭────────────╮
        │           ×│
        │            │
        │            │
        │            │
        │      ×     │
        │●          ●│
        ╰────────────╯
        across 0 to
        4.00, up 0 to
        4.00

        """)
  }

  @Test func soManyOfEachClassAreShown() throws {
    let text = try #require(ScatterSheet(made, samplesPerClass: 1, width: 30)).buffer.text
    // One in the legend and one in the plane each.
    #expect(text.count { $0 == "●" } == 2 && text.count { $0 == "×" } == 2)
    #expect(text.hasSuffix("across 0 to 4.00, up 0 to 4.00\n"))
  }

  @Test func onlyPairsOfNumbersAreAPlane() {
    #expect(ScatterSheet(Split.digits().train, samplesPerClass: nil, width: 80) == nil)
    #expect(ScatterSheet(made, samplesPerClass: nil, width: 11) == nil)
    #expect(ScatterSheet(made, samplesPerClass: 0, width: 80) == nil)
  }

  @Test(arguments: ToySet.allCases)
  func aToySetIsShownInASCII(toy: ToySet) throws {
    let picture = try DatasetPicture(name: toy.rawValue, split: toy.split(), bundled: nil)
    let text = picture.text(
      width: 80, capabilities: Capabilities(colors: .none, unicode: false), samplesPerClass: nil)
    #expect(text.hasPrefix("\(toy): \(toy.summary)\n"))
    #expect(text.contains("origin   made by formula"))
    #expect(text.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) })
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(text.count { $0 == "*" } > 50 && text.count { $0 == "x" } > 50)
  }
}
