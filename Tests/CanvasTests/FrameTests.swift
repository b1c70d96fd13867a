import Testing

@testable import Canvas

struct FrameTests {
  private func frame(_ width: Int, _ height: Int, title: String, value: String) -> String {
    var buffer = Buffer(width: width, height: height)
    buffer.drawFrame(buffer.bounds, title: title, value: value)
    return buffer.text
  }

  @Test func titles() {
    #expect(
      frame(20, 3, title: "loss", value: "0.031")
        == "╭ loss ───── 0.031 ╮\n│                  │\n╰──────────────────╯\n")
    #expect(frame(16, 2, title: "cross-entropy", value: "0.031") == "╭ cro… ─ 0.031 ╮\n╰──────────────╯\n")
    #expect(frame(2, 2, title: "a", value: "b") == "╭╮\n╰╯\n")
    #expect(frame(1, 3, title: "a", value: "b") == "\n\n\n")
    #expect(frame(9, 2, title: "", value: "0.031") == "╭───────╮\n╰───────╯\n")
  }

  /// The corners stay, whatever is set into the line between them.
  @Test(arguments: 2...30) func cornersStay(width: Int) {
    let line = frame(width, 2, title: "cross-entropy", value: "0.031").split(separator: "\n")[0]
    #expect(line.first == "╭" && line.last == "╮" && line.count == width)
  }
}
