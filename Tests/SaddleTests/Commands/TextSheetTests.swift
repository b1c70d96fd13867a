import Canvas
import Datasets
import Testing

@testable import saddle

@Suite struct TextSheetTests {
  private let made = Dataset(
    name: "made", texts: ["one", "zwei", "three words here", "a\u{1B}[2Jb\nc", "drei", "four", "five"],
    nGrams: HashedNGrams(width: 8, longest: 1), labels: [0, 2, 0, 0, 2, 0, 0],
    classNames: ["English", "none", "Deutsch"])

  private func text(samples: Int?, width: Int) throws -> String {
    try #require(TextSheet(made, samplesPerClass: samples, width: width)).buffer.text
  }

  @Test func asManyTextsAsFitStandBesideTheirClass() throws {
    #expect(
      try text(samples: nil, width: 50) == """
        training samples

        English  one · three words here · a?[2Jb c · four
        none
        Deutsch  zwei · drei

        """)
  }

  @Test func textsThatAreAskedForWrap() throws {
    #expect(
      try text(samples: 4, width: 40) == """
        training samples

        English  one · three words here
                 a?[2Jb c · four
        none
        Deutsch  zwei · drei

        """)
  }

  @Test func onNarrowTerminalsNamesStandAboveAndNoTextIsCut() throws {
    #expect(
      try text(samples: 2, width: 7) == """
        trainin

        English
        one
        three
        words
        here
        none
        Deutsch
        zwei
        drei

        """)
    #expect(try text(samples: nil, width: 7).contains("one\nnone\n"))
  }

  @Test func everyClassOfTheLanguagesHasALine() throws {
    let train = Split.languages().train
    let buffer = try #require(TextSheet(train, samplesPerClass: nil, width: 80)).buffer
    #expect(buffer.height == 39 && buffer.width == 80)
    for (row, name) in train.classNames.enumerated() {
      let line = buffer.text(row: row + 2)
      #expect(line.hasPrefix(name) && line.contains(train.texts![row * 240]) && !line.contains("…"))
    }
  }

  @Test func imagesAreNoTexts() {
    #expect(TextSheet(Split.digits().train, samplesPerClass: nil, width: 80) == nil)
  }
}
