import Testing

@testable import saddle

@Suite struct CommandNamesTests {
  private static let names = Saddle.configuration.subcommands.map { $0._commandName }.joined(separator: ", ")

  @Test(arguments: [
    (["figur1"], "saddle has no command 'figur1': did you mean 'figure1'?"),
    (["tarin", "--lr", "1"], "saddle has no command 'tarin': did you mean 'train'?"),
    (["foo"], "saddle has no command 'foo': expected one of \(names)"),
    (["data", "lst"], "saddle data has no command 'lst': did you mean 'list'?"),
    (["data", "digits"], "saddle data has no command 'digits': expected one of list, show"),
  ])
  func aWordThatNamesNoCommandIsAnsweredWithThoseThatDo(arguments: [String], message: String) {
    let error = #expect(throws: CommandError.self) { try CommandNames.check(arguments, of: Saddle.self) }
    #expect(error == .usage(message))
  }

  @Test(arguments: [
    [], ["train"], ["--help"], ["help", "train"], ["data", "show", "x"], ["bench", "x"], ["--lr", "x"],
  ])
  func whatTheParserKnowsIsLeftToIt(arguments: [String]) throws {
    try CommandNames.check(arguments, of: Saddle.self)
  }

  @Test func distancesCountLetters() {
    #expect(CommandNames.distance("kitten", "sitting") == 3)
    #expect(CommandNames.distance("", "abc") == 3 && CommandNames.distance("abc", "") == 3)
    #expect(CommandNames.distance("abc", "abc") == 0)
  }
}
