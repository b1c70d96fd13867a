import Testing

@testable import Canvas

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("漢字", 4), ("e\u{301}", 1), ("ﬁ", 1), ("한글", 4), ("🙂", 2), ("⠿▀╭", 3),
    ("\u{2009}", 1),
    ("ｆ", 2), ("a\u{200B}b", 2), ("\n", 1), ("𛀁", 2), ("−∞×…▶", 5),
  ])
  func columns(text: String, width: Int) {
    #expect(text.displayWidth == width)
    var buffer = Buffer(width: 20, height: 1)
    #expect(buffer.write(text, x: 0, y: 0) == width)
  }

  @Test(arguments: [
    ("cross-entropy", 13, "cross-entropy"), ("cross-entropy", 6, "cross…"), ("abc", 1, "…"), ("abc", 0, ""),
    ("abc", -1, ""), ("漢字", 4, "漢字"), ("漢字", 3, "漢…"), ("漢字", 2, "…"), ("", 0, ""),
  ])
  func clipped(text: String, columns: Int, result: String) {
    #expect(text.clipped(toWidth: columns) == result)
    #expect(result.displayWidth <= max(0, columns))
  }
}
