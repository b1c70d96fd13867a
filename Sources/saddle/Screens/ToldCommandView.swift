import Canvas

/// A command line over the middle of the screen, in as many lines as it takes.
struct ToldCommandView {
  let command: String

  func draw(in rect: Rect, into buffer: inout Buffer) {
    let width = min(rect.width, 100)
    let lines = command.folded(toWidth: width - 4)
    let height = min(rect.height, lines.count + 2)
    let frame = Rect(
      x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width: width,
      height: height)
    buffer.fill(frame)
    buffer.drawFrame(frame, title: "this state again", titleStyle: .bold, style: .plain)
    for (row, line) in lines.prefix(height - 2).enumerated() {
      buffer.write(line, x: frame.x + 2, y: frame.y + 1 + row)
    }
    buffer.write(" any key closes ", x: frame.x + 2, y: frame.maxY - 1, style: .dim)
  }
}

extension String {
  /// The words in lines of at most `width` columns; a longer word goes on in the next line.
  fileprivate func folded(toWidth width: Int) -> [String] {
    wrapped(toWidth: width).flatMap { line in
      var rest = line[...]
      var parts: [String] = []
      while rest.count > width, width > 0 {
        parts.append(String(rest.prefix(width)))
        rest = rest.dropFirst(width)
      }
      return parts + [String(rest)]
    }
  }
}
