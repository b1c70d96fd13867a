import Canvas
import Experiments
import Training

/// The top line: what is trained on the left, how far it is on the right.
struct StatusLine {
  private let state: ExplorerState

  init(_ state: ExplorerState) { self.state = state }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    // Which cell it is matters more than how fast it goes.
    let reserved = state.cell.map { SweepReport.text($0, hasLoss: false).displayWidth + 2 } ?? 0
    let progress = progress(fitting: rect.width - 4 - name(in: rect).displayWidth - reserved)
    let progressX = rect.maxX - 1 - progress.displayWidth
    var x = rect.x + 1
    x += buffer.write(name(in: rect), x: x, y: rect.y, style: .bold) + 2
    x += buffer.write(setting(fitting: progressX - x - 2), x: x, y: rect.y, style: .dim)
    buffer.write(progress, x: progressX, y: rect.y)
  }

  /// The screen, and what the key q does where that is something else than elsewhere.
  private func name(in rect: Rect) -> String {
    let name = state.screen == .landscape && rect.width >= 60 ? "≡ saddle  landscape" : "≡ saddle"
    if state.cell == nil { return name }
    return rect.width >= 100 ? name + "  of a sweep, q goes back" : "≡ q goes back"
  }

  /// The parts that fit, the least needed left out first.
  private func setting(fitting width: Int) -> String {
    let setting = state.setting
    let switches =
      state.screen == .landscape
      ? landscapeSwitches
      : [
        state.isZoomed ? "zoomed" : nil, state.hasLogColors ? "log colours" : nil,
        state.isClipped ? nil : "no clip",
      ].compactMap { $0 }
    let learningRate = "lr \(rate)"
    let candidates =
      state.cell.map { parts(of: $0, besides: [learningRate] + switches) }
      ?? [
        [setting.data + shown, setting.model, "batch \(setting.batchSize)", learningRate] + switches,
        [setting.data, setting.model, learningRate] + switches,
        [setting.data, learningRate] + switches,
        [learningRate] + switches,
        [learningRate],
      ]
    return (candidates.map { $0.joined(separator: " · ") } + [""]).longest(fitting: width)
  }

  /// What tells the cell of a sweep from its others, with more and less of what else there is to know.
  private func parts(of cell: SweepCell, besides rest: [String]) -> [[String]] {
    let (data, model) = (state.setting.data, state.setting.model)
    let (whole, short) = (SweepReport.text(cell), SweepReport.text(cell, hasLoss: false))
    return [
      [whole, data, model] + rest, [whole, data] + rest, [whole] + rest, [whole], [data, short], [short],
    ]
  }

  private var landscapeSwitches: [String] {
    let landscape = state.landscape
    return [
      landscape.quantity == .accuracy ? "accuracy" : nil, landscape.hasLogColors ? "log colours" : nil,
      landscape.sharesScale ? "one scale" : nil, landscape.isFollowing ? "following" : nil,
    ].compactMap { $0 }
  }

  /// How many of the samples are shown where that is not all.
  private var shown: String {
    let setting = state.setting
    if setting.shownCount == setting.sampleCount { return "" }
    return " (\(setting.shownCount.grouped) of \(setting.sampleCount.grouped) shown)"
  }

  /// The learning rate, and the peak of the schedule where that is another.
  private var rate: String {
    let peak = Double(state.learningRate).formatted(significantDigits: 2)
    guard state.setting.hasSchedule else { return peak }
    return "\(Double(state.observation.rate).formatted(significantDigits: 2)) of \(peak)"
  }

  private func progress(fitting width: Int) -> String {
    let observation = state.observation
    let mark = observation.isFinished ? "■ finished ·" : state.isPaused ? "■ paused ·" : "▶"
    let epoch = "epoch \(observation.epoch.grouped)"
    let step = "step \(observation.step.grouped)"
    let candidates = [
      ["\(mark) \(epoch)", step, speed],
      ["\(mark) \(step)", speed],
      ["\(mark) \(step)"],
      [step],
    ]
    return candidates.lazy.map { $0.joined(separator: " · ") }.first { $0.displayWidth <= width } ?? ""
  }

  /// The speed that there is, and the pace that was asked for where that is another.
  private var speed: String {
    if state.observation.isFinished { return "r restarts" }
    let measured = state.observation.stepsPerSecond
    let shown = measured.map { Int($0.rounded()) }
    guard let limit = state.pace.limit else {
      return shown.map { "\(Counted.text($0, "step"))/s, no limit" } ?? "no limit"
    }
    let asked = "\(Counted.text(Int(limit), "step"))/s"
    guard let measured, let shown, abs(measured - limit) > 0.1 * limit + 1 else { return asked }
    return "\(shown.grouped) of \(asked)"
  }
}
