import Canvas
import Training

/// What a panel says in place of its samples where the loss of its network was not finite.
struct DivergenceNotice {
  private let divergence: Divergence

  init(_ divergence: Divergence) { self.divergence = divergence }

  func draw(in heat: Rect, into buffer: inout Buffer) {
    let style = Style(foreground: .white, background: .black, attributes: .bold)
    let lines = lines.filter { $0.displayWidth + 2 <= heat.width }.prefix(heat.height)
    let top = heat.y + (heat.height - lines.count) / 2
    let width = (lines.map(\.displayWidth).max() ?? 0) + 2
    for (row, line) in lines.enumerated() {
      let x = heat.x + (heat.width - width) / 2
      buffer.write(String(repeating: " ", count: width), x: x, y: top + row, style: style)
      buffer.write(line, x: x + (width - line.displayWidth) / 2, y: top + row, style: style)
    }
  }

  private var lines: [String] {
    [
      "not finite",
      "at step \(divergence.step.grouped)",
      divergence.lastFiniteLoss.map { "loss before: \($0.formatted())" },
      "[ lowers the rate",
      "r restarts",
    ].compactMap { $0 }
  }
}
