import Canvas

/// The sample that is followed, on one panel: where it is and its way since training began.
struct SampleMark {
  private let way: [SIMD2<Double>]
  private let place: SIMD2<Double>?
  private let plane: PanelPlane
  private let mark: Unicode.Scalar

  static let color = Color(0xF6FF70)

  static func mark(isASCII: Bool) -> Unicode.Scalar { isASCII ? "@" : "◎" }

  init(_ state: ExplorerState, _ sample: FollowedSample, panel: Int, plane: PanelPlane) {
    way = state.sampleHistory.way(ofSample: sample.index, panel: panel)
    let observed = state.observation.panels[panel]
    let isThere = observed.divergence == nil && observed.outcomes.indices.contains(sample.index)
    place =
      isThere
      ? SIMD2(Double(observed.outcomes[sample.index].x), Double(observed.outcomes[sample.index].y)) : nil
    self.plane = plane
    mark = Self.mark(isASCII: state.isASCII)
  }

  func drawTrail(into buffer: inout Buffer) {
    var layer = plane.layer
    plane.trace(way, color: Self.color, in: &layer)
    layer.draw(in: plane.heat, into: &buffer)
  }

  func drawMark(into buffer: inout Buffer) {
    guard let place else { return }
    var layer = plane.layer
    plane.mark(mark, x: place.x, y: place.y, color: Self.color, in: &layer)
    layer.draw(in: plane.heat, into: &buffer)
  }
}
