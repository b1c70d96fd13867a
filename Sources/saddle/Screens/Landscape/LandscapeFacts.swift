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
    for (row, line) in lines.prefix(rect.height).enumerated() {
      let isTitle = row == 0
      buffer.write(
        line.clipped(toWidth: rect.width), x: rect.x, y: rect.y + row, style: isTitle ? .bold : .plain)
    }
  }

  var lines: [String] {
    guard let plane = live.plane, let request = live.request else {
      return [
        live.comingPlane.map { "laying the \($0.name) …" } ?? (live.failure == nil ? "…" : "no surface")
      ]
    }
    let loss = state.losses[request.network]
    var lines = [
      plane.name,
      work,
      "around step \(live.centerStep.grouped) of \(loss.shortTitle)"
        + (state.landscape.isFollowing ? ", following" : ""),
    ]
    if let position = live.position {
      lines.append("now \(position.place.distance.formatted()) off the plane")
      if let own = position.ownLoss, let under = position.surfaceLoss {
        lines.append("its loss \(own.formatted())")
        lines.append("surface there \(under.formatted())")
      }
    }
    lines.append(plane.axes)
    lines.append("axes \(plane.degrees.formatted(decimals: 1))° apart")
    lines.append("lengths \(plane.lengths.x.formatted()), \(plane.lengths.y.formatted())")
    if let sharpness { lines.append(sharpness) }
    lines.append(live.samples)
    if state.hasStatistics {
      lines.append(request.recomputesStatistics ? "statistics recomputed" : "running statistics")
    }
    return lines
  }

  /// How far the evaluation has come.
  private var work: String {
    if let coming = live.comingPlane { return "laying the \(coming.name) …" }
    guard let progress = live.progress else { return "…" }
    if progress.evaluated == progress.total { return "\(progress.total.grouped) points evaluated" }
    let share = 100 * Double(progress.evaluated) / Double(progress.total)
    let rest = progress.secondsLeft.map { ", \(Int($0.rounded(.up))) s left" } ?? ""
    return live.isWorking
      ? "\(share.formatted(decimals: 0)) % evaluated\(rest); esc stops"
      : "stopped at \(share.formatted(decimals: 0)) %"
  }

  private static let epsilon = 0.1

  private var sharpness: String? {
    guard let request = live.request, live.surfaces.indices.contains(request.network),
      let surface = live.surfaces[request.network],
      let found = EpsilonSharpness(surface, epsilon: Self.epsilon)
    else { return nil }
    return "sharpness, ε \(Self.epsilon.formatted()): \(found.value.formatted()) %"
  }
}
