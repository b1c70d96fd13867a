import Testing

@testable import Datasets

@Suite struct SplitLanguagesTests {
  // Made once for all tests.
  private static let languages = Split.languages()
  private var train: Dataset { Self.languages.train }
  private var test: Dataset { Self.languages.test }

  @Test func everyLanguageHasAsManyNames() {
    #expect(train.classSizes == [Int](repeating: 240, count: 37))
    #expect(test.classSizes == [Int](repeating: 80, count: 37))
    #expect(train.inputShape == [512] && test.inputShape == [512] && Self.languages.validation == nil)
    #expect(train.texts?.count == 8880 && test.texts?.count == 2960)
    #expect(Set(train.classNames).count == 37 && train.classNames.prefix(2) == ["English", "German"])
  }

  @Test func noNameIsInTwoPartsOrLanguagesWhateverItsCase() throws {
    let names = try #require(train.texts) + (try #require(test.texts))
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    #expect(names.allSatisfy { (3...60).contains($0.unicodeScalars.count) })
  }

  @Test func theNamesAreThoseOfTheirLanguages() throws {
    func names(of language: String) throws -> [String] {
      let label = try #require(train.classNames.firstIndex(of: language))
      return zip(train.labels + test.labels, try #require(train.texts) + (try #require(test.texts)))
        .filter { $0.0 == label }.map(\.1)
    }
    #expect(
      try names(of: "Russian").allSatisfy { $0.unicodeScalars.contains { (0x410...0x44F) ~= $0.value } })
    #expect(try names(of: "English").contains("Oji-Cree"))
    #expect(try names(of: "Spanish").contains("Isla de Navidad"))
    #expect(try names(of: "Kyrgyz").contains("самоанча"))
  }

  @Test func inputsAreMadeOfTheTexts() throws {
    let text = try #require(test.texts?[100])
    let inputs = test.subset([100]).allInputs
    #expect(inputs == Split.languageNGrams.features(of: [text]))
    #expect(abs(inputs.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
    #expect(test.subset([7, 100]).texts == [test.texts![7], text])
  }

  @Test func theSplitIsTheSameEachTime() {
    #expect(Split.languages().test.fingerprint == test.fingerprint)
  }

  @Test func theTreeHasTheLanguagesAsLeaves() throws {
    let tree = try #require(train.tree)
    #expect(test.tree == tree)
    #expect(try tree.leaves(of: train.classNames).count == 37)
    #expect(tree.children.count(where: \.isEmpty) == 37)
    func similarity(_ a: String, _ b: String) throws -> Double {
      tree.similarity(try #require(tree.node(named: a)), try #require(tree.node(named: b)))
    }
    #expect(try similarity("Czech", "Polish") == 0.8)
    #expect(try similarity("Czech", "Latvian") == 0.4)
    #expect(try similarity("Danish", "French") == similarity("Irish", "Russian"))
    #expect(try similarity("Finnish", "Swedish") == 0)
  }
}
