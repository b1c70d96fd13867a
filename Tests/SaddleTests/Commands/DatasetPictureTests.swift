import Canvas
import Datasets
import Testing

@testable import saddle

@Suite struct DatasetPictureTests {
  private let ascii = Capabilities(colors: .none, unicode: false)

  @Test func factsAreWrappedToTheWidth() throws {
    let fashion = try DatasetPicture(
      name: "fashion", split: .fashion(), bundled: BundledDataset.named("fashion"))
    #expect(
      fashion.facts(width: 80).text == """
        fashion: Fashion-MNIST
        what     clothes
        origin   H. Xiao, K. Rasul and R. Vollgraf, Zalando Research, 2017, arXiv
                 1708.07747; the first 100 images of each class of both parts
        licence  MIT; saddle data show fashion --licence prints its text
        samples  1000 to train on, 1000 to test on
        inputs   28×28 numbers from 0 to 1

        """)
    #expect(fashion.facts(width: 40).text.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }

  @Test func glyphsHaveTheirOwnValidationSamples() throws {
    let all = Split.glyphs()
    // Two faces to train on, three to validate and one to test on.
    let split = Split(
      train: all.train.subset(Array(0..<382)), test: all.test.subset(Array(0..<191)),
      validation: all.validation?.subset(Array(0..<573)))
    let glyphs = try DatasetPicture(name: "glyphs", split: split, bundled: BundledDataset.named("glyphs"))
    #expect(
      glyphs.facts(width: 80).text.hasSuffix(
        """
        licence  OFL etc.; saddle data show glyphs --licence prints its text
        samples  382 to train on, 573 to validate on, 191 to test on
        inputs   16×16 numbers from 0 to 1

        """))
    let text = glyphs.text(width: 80, capabilities: ascii, samplesPerClass: 1, isUTF8: true)
    #expect(text.contains("\nβ") && text.contains("\nЖ"))
    #expect(text.contains("\nclass                       train  validation  test\n"))
    #expect(text.contains("\n|  |  |  +- À                   2           3     1\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func languagesAreShownAsTexts() throws {
    let all = Split.languages()
    let part = all.test.subset((0..<37).flatMap { [80 * $0, 80 * $0 + 1] })
    let languages = try DatasetPicture(
      name: "languages", split: Split(train: part, test: part), bundled: BundledDataset.named("languages"))
    let facts = languages.facts(width: 80).text
    #expect(facts.contains("inputs   512 numbers from 0 to 0.") && facts.contains(", hashed counts of runs"))
    let text = languages.text(width: 80, capabilities: ascii, samplesPerClass: 2, isUTF8: true)
    let russian = try #require(text.split(separator: "\n").last { $0.hasPrefix("Russian") })
    #expect(russian.unicodeScalars.contains { (0x410...0x44F).contains($0.value) } && !russian.contains("?"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let plain = languages.text(width: 80, capabilities: ascii, samplesPerClass: 2)
    #expect(plain.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) })
  }

  @Test func whatIsNotBundledHasItsNumbersOnly() throws {
    let data = Dataset(
      name: "x", inputShape: [4], pixels: [1, 2, 3, 4], scale: 1, labels: [0], classNames: ["only"])
    let picture = try DatasetPicture(name: "a\u{1B}/b", split: Split(train: data, test: data), bundled: nil)
    #expect(
      picture.text(width: 80, capabilities: ascii, samplesPerClass: nil) == """
        a?/b
        samples  1 to train on, 1 to test on
        inputs   4 numbers from 1 to 4

        class  train  test
        only       1     1

        """)
  }

  @Test func samplesAreLeftOutWhereNoneAreWanted() throws {
    let digits = try DatasetPicture(name: "digits", split: .digits(), bundled: nil)
    #expect(!digits.text(width: 80, capabilities: ascii, samplesPerClass: 0).contains("training samples"))
    let one = digits.text(width: 80, capabilities: ascii, samplesPerClass: 1)
    #expect(one.contains("training samples\n") && one.contains("@"))
  }

  @Test func coloursReachTheTerminal() throws {
    let digits = try DatasetPicture(name: "digits", split: .digits(), bundled: nil)
    let capabilities = Capabilities(colors: .truecolor, unicode: true)
    let text = digits.text(width: 80, capabilities: capabilities, samplesPerClass: 1)
    #expect(text.contains("38;2;255;255;255") && text.contains("48;2;0;0;0") && text.contains("▀"))
  }
}
