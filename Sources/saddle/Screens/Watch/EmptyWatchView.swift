import Canvas

/// What stands where charts would be, while there are none.
struct EmptyWatchView {
  private let state: WatchState

  init(_ state: WatchState) { self.state = state }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    guard !rect.isEmpty else { return }
    buffer.drawFrame(rect)
    let inside = rect.inset(left: 2, top: 1, right: 2, bottom: 1)
    let lines = words.flatMap { $0.isEmpty ? [""] : $0.wrapped(toWidth: max(1, inside.width)) }
    let top = inside.y + max(0, inside.height - lines.count) / 2
    for (row, line) in lines.prefix(inside.height).enumerated() {
      buffer.write(line, x: inside.x, y: top + row, style: row == 0 ? .bold : .dim, limit: inside.width)
    }
  }

  private var places: String { state.paths.joined(separator: ", ") }

  private var words: [String] {
    if !state.tags.isEmpty { return ["No tag passes the filter.", "/ changes it, esc takes it away."] }
    if state.isSearching { return ["Reading …", "Looking for runs under \(places)."] }
    if state.isReading { return ["Reading \(Counted.text(state.runs.count, "run")) …"] }
    if !state.runs.isEmpty {
      return [
        "\(Counted.text(state.runs.count, "run")) without a point yet.",
        "Charts appear by themselves once something is logged; many writers keep points back for a while.",
      ]
    }
    return [
      "No runs under \(places) yet.",
      "They appear here by themselves: event files of TensorBoard, .wandb files, JSON lines, CSV and TSV, "
        + "trainer_state.json, MLflow, DVCLive.",
      "", "For one of our own, in another terminal:",
      "saddle train --loss cosine --epochs 40 --run \(state.paths.first ?? ".")/cosine",
    ]
  }
}
