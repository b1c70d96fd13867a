import Canvas

/// The panel of controls: a line each, with its value between the marks that change it.
struct ControlPanelView {
  private let setup: TrainingSetup
  private let panel: ControlPanel
  private let isPreparing: Bool
  private let layout: ControlPanelLayout

  /// nil where no panel is open.
  init?(_ state: ExplorerState, frame: Rect) {
    guard let panel = state.controls, let setup = state.setup else { return nil }
    self.setup = setup
    self.panel = panel
    isPreparing = state.isPreparing
    layout = ControlPanelLayout(setup, cursor: panel.cursor, frame: frame)
  }

  func draw(into buffer: inout Buffer) {
    let frame = layout.frame
    buffer.drawFrame(
      frame, title: "controls", value: isPreparing ? "starting …" : "esc closes", valueStyle: .dim)
    let controls = Control.all(of: setup)
    for (line, y) in layout.lines {
      switch line {
      case .title(let title):
        buffer.write(title, x: frame.x + 2, y: y, style: .dim)
      case .control(let index):
        draw(controls[index], isSelected: index == panel.cursor, y: y, into: &buffer)
      }
    }
    drawFooter(into: &buffer)
    let more = [layout.hasMore.above ? "↑" : nil, layout.hasMore.below ? "↓" : nil].compactMap { $0 }
    if !more.isEmpty {
      buffer.write(" \(more.joined()) more ", x: frame.x + 2, y: frame.maxY - 1, style: .bold)
    }
  }

  private func draw(_ control: Control, isSelected: Bool, y: Int, into buffer: inout Buffer) {
    let frame = layout.frame
    let values = layout.valueX
    let isIdle = control.isIdle(in: setup)
    let style: Style = isSelected ? Style(attributes: .reverse) : isIdle ? .dim : .plain
    if isSelected {
      buffer.fill(Rect(x: frame.x + 1, y: y, width: frame.width - 2, height: 1), with: Cell(" ", style))
    }
    buffer.write(control.name, x: frame.x + 3, y: y, style: style, limit: values.lowerBound - 2 - frame.x - 3)
    let marks: Style = isSelected ? style : .dim
    buffer.write("‹", x: values.lowerBound - 2, y: y, style: marks)
    buffer.write("›", x: values.upperBound + 1, y: y, style: marks)
    if !control.isLive { buffer.write("↻", x: frame.maxX - 2, y: y, style: marks) }
    if isSelected, let typed = panel.typed {
      let room = values.count - 1
      buffer.write(String(typed.suffix(room)) + "▏", x: values.lowerBound, y: y, style: style)
    } else {
      let text = control.text(in: setup)
      buffer.write(
        text.clipped(toWidth: values.count), x: values.lowerBound, y: y, style: valueStyle(control, style))
    }
  }

  private func valueStyle(_ control: Control, _ style: Style) -> Style {
    guard case .loss(let index) = control, setup.losses.indices.contains(index),
      !style.attributes.contains(.reverse)
    else { return style }
    return Style(foreground: Look.color(ofLoss: setup.losses[index]))
  }

  private func drawFooter(into buffer: inout Buffer) {
    let frame = layout.frame
    let inside = Rect(
      x: frame.x + 2, y: frame.maxY - 1 - ControlPanelLayout.footerHeight, width: frame.width - 4,
      height: ControlPanelLayout.footerHeight)
    let (text, style) = footer
    let lines = text.wrapped(toWidth: inside.width)
    for (row, line) in lines.prefix(inside.height).enumerated() {
      let isCut = row == inside.height - 1 && lines.count > inside.height
      buffer.write(
        isCut ? line.clipped(toWidth: inside.width - 1) + "…" : line, x: inside.x, y: inside.y + row,
        style: style, limit: inside.width)
    }
  }

  private var footer: (text: String, style: Style) {
    switch panel.remark {
    // Options are controls here.
    case .failed(let text):
      (text.hasPrefix("--") ? String(text.dropFirst(2)) : text, Style(foreground: Look.wrong))
    case .goesOn(let change): ("\(change): the training goes on with it", .plain)
    case .isIdle(let change): ("\(change): it has no part in this training", .plain)
    case .startsAnew(let change): ("\(change): started anew from seed \(setup.settings.seed)", .plain)
    case nil:
      panel.typed != nil
        ? ("type a value, enter takes it, esc keeps the old one", .plain)
        : ("jk choose · hl change · enter types · ↻ starts the training anew from the same seed", .dim)
    }
  }
}
