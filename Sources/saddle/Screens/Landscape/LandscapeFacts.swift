import Canvas
import Landscape
import Training

/// What is known of the plane and of how far its picture can be trusted, the most needed first.
struct LandscapeFacts {
  private let state: ExplorerState
  private let live: LiveLandscape

  static let mostLines = 12

  init(_ state: ExplorerState) {
    self.state = state
    live = state.landscape.live
  }

  func draw(in rect: Rect, into buffer: inout Buffer) {
    for (row, wordings) in lines.prefix(rect.height).enumerated() {
      buffer.write(
        wordings.longest(fitting: rect.width).clipped(toWidth: rect.width), x: rect.x, y: rect.y + row,
        style: row == 0 ? .bold : .plain)
    }
  }

  /// Of each the wordings for less and less room.
  private var lines: [[String]] {
    guard let plane = live.plane, let request = live.request else {
      if live.failure != nil { return [["no surface"]] }
      return [live.comingPlane.map(Self.laying) ?? ["not evaluated yet"]]
    }
    var lines = [Self.names(ofPlane: plane.name), work, center(of: state.losses[request.network])]
    if let position = live.position {
      let distance = position.place.distance.formatted()
      lines.append(["now \(distance) off the plane", "\(distance) off the plane", "\(distance) off"])
      if let own = position.ownLoss, let under = position.surfaceLoss {
        lines.append(["its loss \(own.formatted())"])
        lines.append(["surface there \(under.formatted())", "surface \(under.formatted())"])
      }
    }
    lines.append(plane.axes)
    lines.append(["axes \(plane.degrees.formatted(decimals: 1))° apart"])
    let lengths = "\(plane.lengths.x.formatted()), \(plane.lengths.y.formatted())"
    lines.append(["lengths \(lengths)", lengths])
    if let sharpness { lines.append(sharpness) }
    lines.append([live.samples, live.samples.replacing(" samples", with: "")])
    if state.hasStatistics {
      lines.append([request.recomputesStatistics ? "statistics recomputed" : "running statistics"])
    }
    return lines
  }

  /// The name as it is, and without the word for what all of them are.
  private static func names(ofPlane name: String) -> [String] {
    [name, name.replacing("plane of ", with: "").replacing(" plane", with: "")]
  }

  private static func laying(_ plane: LivePlane) -> [String] {
    names(ofPlane: plane.name).map { "laying the \($0)" } + ["laying the plane"]
  }

  /// At which step of which network the middle is.
  private func center(of loss: any Loss) -> [String] {
    let step = live.centerStep.grouped
    // The whole title says no more here.
    let names = Look.names(of: loss).dropFirst()
    if state.landscape.isFollowing {
      return names.map { "around step \(step) of \($0), following" }
        + names.map { "follows \($0), step \(step)" }
    }
    return names.map { "around step \(step) of \($0)" } + names.map { "step \(step) of \($0)" }
  }

  /// How far the evaluation has come.
  private var work: [String] {
    if let coming = live.comingPlane { return Self.laying(coming) }
    guard let progress = live.progress else { return ["not evaluated yet"] }
    if progress.evaluated == progress.total {
      return ["\(progress.total.grouped) points evaluated", "\(progress.total.grouped) points"]
    }
    let share = "\((100 * Double(progress.evaluated) / Double(progress.total)).formatted(decimals: 0)) %"
    guard live.isWorking else { return ["stopped at \(share)"] }
    let rest = progress.secondsLeft.map { ", \(Int($0.rounded(.up))) s left" } ?? ""
    return [
      "\(share) evaluated\(rest); esc stops", "\(share)\(rest); esc stops", "\(share) evaluated\(rest)",
      "\(share)\(rest)",
    ]
  }

  private static let epsilon = 0.1

  private var sharpness: [String]? {
    guard let request = live.request, live.surfaces.indices.contains(request.network),
      let surface = live.surfaces[request.network],
      let found = EpsilonSharpness(surface, epsilon: Self.epsilon)
    else { return nil }
    let value = "\(found.value.formatted()) %"
    return ["sharpness, ε \(Self.epsilon.formatted()): \(value)", "sharpness \(value)"]
  }
}
