import ArrayFiles
import Canvas
import Datasets
import Testing

@testable import saddle

@Suite struct ClassTableTests {
  private func split(_ classNames: [String], tree: String? = nil) throws -> Split {
    let tree = try tree.map { try ClassTree(tsv: $0, file: "tree.tsv") }
    func part(_ labels: [Int32]) -> Dataset {
      Dataset(
        name: "made", inputShape: [1], pixels: labels.map { _ in 0 }, scale: 1, labels: labels,
        classNames: classNames, tree: tree)
    }
    return Split(train: part([0, 1, 1, 1, 2, 2, 1]), test: part([2, 0, 0]))
  }

  @Test func aClassIsALine() throws {
    #expect(
      try ClassTable(split(["a", "longer", "c"])).buffer(width: 80).text == """
        class   train  test
        a           1     2
        longer      4     0
        c           2     1

        """)
  }

  @Test func aTreeIsDrawnWithTheSumsOfWhatIsBelow() throws {
    let tree = "B\tall\nc\tB\nD\tB\na\tD\nb\tall\nempty\tall\n"
    #expect(
      try ClassTable(split(["a", "b", "c"], tree: tree)).buffer(width: 80).text == """
        class       train  test
        all             7     3
        ├─ B            3     3
        │  ├─ c         2     1
        │  └─ D         1     2
        │     └─ a      1     2
        ├─ b            4     0
        └─ empty        0     0

        """)
  }

  @Test func ownValidationSamplesHaveAColumn() throws {
    let parts = try split(["a", "b", "c"])
    let own = Split(train: parts.train, test: parts.test, validation: parts.train)
    #expect(
      try ClassTable(own).buffer(width: 80).text == """
        class  train  validation  test
        a          1           1     2
        b          4           4     0
        c          2           2     1

        """)
    #expect(try ClassTable(own).buffer(width: 20).width == 20)
  }

  @Test func namesAreCutWhereThereIsNoRoomAndCannotSteerTheTerminal() throws {
    let text = try ClassTable(split(["\u{1B}[2Jx\ny", String(repeating: "w", count: 99), "茶"]))
      .buffer(width: 30).text
    #expect(!text.contains("\u{1B}") && text.split(separator: "\n").count == 4)
    #expect(text.contains("?[2Jx y") && text.contains("www…") && text.contains("茶"))
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 30 })
  }

  @Test func aClassThatIsNotInTheTreeIsAnError() throws {
    let data = try split(["a", "b", "c"], tree: "a\tr\nb\tr\n")
    let error = try #require(throws: InputError.self) { try ClassTable(data) }
    #expect(error.file == "tree.tsv" && error.reason.contains("'c'"))
  }

  @Test func aDeepTreeIsDrawnAsFarAsItCanBeSeen() throws {
    let chain = (0..<5000).map { "n\($0)\tn\($0 + 1)\n" }.joined() + "b\tn1\nc\tn1\n"
    let buffer = try ClassTable(split(["n0", "b", "c"], tree: chain)).buffer(width: 40)
    #expect(buffer.height == 5004)
    #expect(buffer.text(row: 1).hasPrefix("n5000"))
    #expect(buffer.text(row: 2).hasPrefix("└─ n4999"))
    #expect(buffer.text(row: 5000).hasSuffix("7     3"))
  }
}
