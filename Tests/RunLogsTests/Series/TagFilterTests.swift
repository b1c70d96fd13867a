import Testing

@testable import RunLogs

@Suite struct TagFilterTests {
  @Test(arguments: [
    ("", "any", true), ("  ", "any", true), ("LOSS", "train/Loss", true), ("loss", "lr", false),
    ("val loss", "loss/val", true), ("val loss", "loss/train", false), ("/loss", "train/loss", true),
    ("/^lr$/", "lr", true), ("/^lr$/", "lr2", false), ("/(?i)LR/", "lr", true), ("//", "a//b", true),
    ("/a|b/", "xb", true), ("/\\d{2}/", "layer10", true), ("/(train|val)/", "val", true),
    ("/(?:x[)*]+)?y/", "y", true), ("/\\p{L}+\\Q(*)*\\E/", "a(*)*", true), ("É", "é", true),
  ])
  func whatIsTypedIsFound(text: String, tag: String, isFound: Bool) throws {
    let filter = try TagFilter(text)
    #expect(filter.matches(tag) == isFound)
    #expect(filter.matches(tag) == isFound)
  }

  @Test(arguments: [
    ("/(a/", 3, "expected ')'"), ("/é*[/", 3, "expected"), ("/*/", 1, "quantifier"),
    ("/(a+)+$/", 5, "forever"), ("/x((a|aa))*b/", 10, "forever"), ("/(x(a*)y){2,9}/", 9, "forever"),
  ])
  func whatIsWrongIsSaidWithItsPlace(text: String, place: Int, reason: String) {
    let error = #expect(throws: TagFilterError.self) { try TagFilter(text) }
    #expect(error?.place == place && error?.reason.contains(reason) == true)
  }

  @Test func manyRepeatsAreRefusedAndFewAreBounded() throws {
    #expect(throws: TagFilterError(reason: "expected at most 6 repeats, found 7")) {
      try TagFilter("/a?b?c?d?e?f?g?/")
    }
    #expect(PatternRepeats("a+?b{2,3}[*+]\\*").count == 2)
    #expect(
      ["a", "a*", "a*b*", "a*b*c*"].map { PatternRepeats($0).length(atMost: 1000) } == [1000, 1000, 495, 150])
  }

  @Test func longTagsAreSearchedAtTheirStart() throws {
    let long = String(repeating: "a", count: 1000) + "b"
    #expect(try !TagFilter("b").matches(long) && !TagFilter("/b/").matches(long))
    #expect(try TagFilter("b").matches(String(long.dropFirst())))
    let accents = "e" + String(repeating: "\u{301}", count: 100_000) + "b"
    #expect(try !TagFilter("b").matches(accents))
  }
}
