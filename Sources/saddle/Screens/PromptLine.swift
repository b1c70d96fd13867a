import Canvas

/// A prompt at the place of the read-out: what is typed, and what to know about it.
struct PromptLine {
  private let prompt: Prompt

  init(_ prompt: Prompt) { self.prompt = prompt }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    if let question = prompt.question {
      buffer.write(
        question.clippedInTheMiddle(toWidth: rect.width - 2), x: rect.x + 1, y: rect.y, style: .bold)
      return
    }
    var x = rect.x + 1
    x += buffer.write(prompt.label + ": ", x: x, y: rect.y, style: .bold)
    let fault = prompt.complaint ?? prompt.failure
    let note = fault ?? prompt.hint
    // A reason has its share of the line.
    let reserved = fault == nil ? 0 : min(note.displayWidth + 3, rect.width / 2)
    let room = rect.maxX - 2 - x - reserved
    // The end of what is typed stays in sight.
    var shown = prompt.text
    while shown.displayWidth > max(8, room - 1) { shown.removeFirst() }
    x += buffer.write(shown, x: x, y: rect.y)
    buffer[x, rect.y] = Cell(" ", Style(attributes: .reverse))
    let style = fault == nil ? Style.dim : Style(foreground: Look.wrong)
    if x + 3 + note.displayWidth <= rect.maxX {
      buffer.write(note, x: rect.maxX - 1 - note.displayWidth, y: rect.y, style: style)
    } else if fault != nil {
      buffer.write(
        note.clippedInTheMiddle(toWidth: max(0, rect.maxX - x - 3)), x: x + 2, y: rect.y, style: style)
    }
  }
}
