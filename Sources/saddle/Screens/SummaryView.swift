import Canvas
import Training

/// Where there is room for one panel only: the loss of each, and which key shows it.
struct SummaryView {
  private let state: ExplorerState

  init(_ state: ExplorerState) { self.state = state }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    for (index, loss) in state.losses.enumerated() where 2 * index + 1 < rect.height {
      let row = rect.y + 2 * index
      let isShown = index == (state.largePanel ?? 0)
      let evaluation = state.observation.panels[index].evaluation
      let title = "\(index + 1) \(loss.shortTitle)"
      buffer.write(
        title, x: rect.x, y: row,
        style: Style(foreground: Look.color(of: loss), attributes: isShown ? .bold : []), limit: rect.width)
      if state.observation.isPlaceholder {
        buffer.write("…", x: rect.x + 2, y: row + 1)
        continue
      }
      let accuracy = (evaluation.accuracy * 100).formatted(decimals: 1)
      buffer.write(
        "\(evaluation.loss.formatted()) · \(accuracy) %", x: rect.x + 2, y: row + 1, limit: rect.width - 2)
    }
  }
}
