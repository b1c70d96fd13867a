import Testing

@testable import Canvas

@Suite struct BufferANSITests {
  private var buffer: Buffer {
    var buffer = Buffer(width: 12, height: 2)
    buffer.write("a", x: 0, y: 0)
    buffer.write("bc", x: 1, y: 0, style: Style(foreground: Color(0xFF0000), attributes: .bold))
    buffer.write("d", x: 3, y: 0)
    buffer[4, 0] = Cell(" ", Style(background: Color(0x5F87AF)))
    buffer.write("日", x: 0, y: 1, style: .dim)
    return buffer
  }

  @Test func withoutColorsItIsPlainText() {
    #expect(buffer.ansi(colors: .none) == "abcd\n日\n")
  }

  @Test func eachDepthHasItsSequences() {
    let rows = { (depth: Capabilities.ColorDepth) in
      buffer.ansi(colors: depth).split(separator: "\n").map {
        $0.replacing("\u{1B}", with: "^")
      }
    }
    #expect(rows(.truecolor) == ["a^[1;38;2;255;0;0mbc^[0md^[48;2;95;135;175m ^[0m", "^[2m日^[0m"])
    #expect(rows(.indexed256)[0] == "a^[1;38;5;196mbc^[0md^[48;5;67m ^[0m")
    // The bright half of sixteen colours has numbers of its own.
    #expect(rows(.ansi16)[0] == "a^[1;91mbc^[0md^[104m ^[0m")
    #expect(rows(.ansi8)[0] == "a^[1;31mbc^[0md^[44m ^[0m")
  }

  @Test func styleChangesTakeBackTheOldStyle() {
    var buffer = Buffer(width: 2, height: 1)
    buffer.write("a", x: 0, y: 0, style: .bold)
    buffer.write("b", x: 1, y: 0, style: .dim)
    #expect(buffer.ansi(colors: .truecolor) == "\u{1B}[1ma\u{1B}[0;2mb\u{1B}[0m\n")
  }
}
