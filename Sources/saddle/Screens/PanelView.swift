import Canvas
import Landscape
import Training

/// One panel: the surface of a loss with the training samples standing on it.
struct PanelView {
  private let state: ExplorerState
  private let panel: HomeLayout.Panel
  private let loss: any Loss
  private let axes: PanelAxes
  private let observed: Observation.Panel
  private let plane: PanelPlane

  init(_ state: ExplorerState, _ panel: HomeLayout.Panel) {
    self.state = state
    self.panel = panel
    loss = state.losses[panel.index]
    axes = state.axes[panel.index]
    observed = state.observation.panels[panel.index]
    plane = PanelPlane(axes: axes, heat: panel.heat)
  }

  private var heat: Rect { plane.heat }

  func draw(into buffer: inout Buffer) {
    let value = value
    buffer.drawFrame(
      panel.frame, title: panel.title(of: loss, besideValue: value),
      titleStyle: Style(foreground: Look.color(of: loss)),
      value: value)
    if panel.numberRows > 0, observed.divergence == nil, !observed.outcomes.isEmpty {
      LargeNumbers(
        loss: observed.evaluation.loss, accuracy: observed.evaluation.accuracy, color: Look.color(of: loss)
      ).draw(in: panel.numbers, into: &buffer)
    }
    drawSurface(into: &buffer)
    drawAxisLines(into: &buffer)
    if state.surface.hasArrows {
      ArrowField(loss: loss, plane: plane, isClipped: state.isClipped, isASCII: state.isASCII)
        .draw(into: &buffer)
    }
    if observed.divergence == nil { drawSamples(into: &buffer) }
    let balls = state.surface.balls.map {
      BallsView(descent: $0.descents[panel.index], plane: plane, isASCII: state.isASCII)
    }
    balls?.drawTrails(into: &buffer)
    let sample = state.surface.sample.map { SampleMark(state, $0, panel: panel.index, plane: plane) }
    sample?.drawTrail(into: &buffer)
    drawCrosshair(into: &buffer)
    sample?.drawMark(into: &buffer)
    balls?.drawBalls(into: &buffer)
    AxisLabels(axes: axes, heat: heat, frame: panel.frame).draw(into: &buffer)
    if let divergence = observed.divergence {
      DivergenceNotice(divergence).draw(in: heat, into: &buffer)
    } else {
      EdgeCounts(outcomes: observed.outcomes, axes: axes).draw(in: heat, into: &buffer)
    }
  }

  /// Wide enough for a mean loss and an accuracy beside a title.
  private static let widthForAccuracy = 36

  private var value: String {
    if panel.numberRows > 0, observed.divergence == nil { return "" }
    if observed.divergence != nil { return "diverged" }
    if observed.outcomes.isEmpty { return "…" }
    let loss = observed.evaluation.loss.formatted()
    if panel.frame.width < Self.widthForAccuracy { return loss }
    return "\(loss) · \((observed.evaluation.accuracy * 100).formatted(decimals: 1)) %"
  }

  private func drawSurface(into buffer: inout Buffer) {
    let x = FeatureSurface.pixelCenters(of: axes.x, count: panel.side)
    let y = FeatureSurface.pixelCenters(of: axes.y, count: panel.side)
    let surface = FeatureSurface(of: loss, x: x, y: y.reversed(), isClipped: state.isClipped)
    let range = heightRange(of: surface)
    let scale: Scale = state.hasLogColors ? .logarithmic : .linear
    if state.surface.hasContours {
      contoured(range: range, scale: scale)
        .draw(in: heat, contours: state.isASCII ? .bands : .lines, strength: 0.4, into: &buffer)
    } else {
      HeatMap(
        columns: panel.side, rows: panel.side, values: surface.heights, range: range,
        colorMap: state.display.colors.map,
        scale: scale
      ).draw(in: heat, into: &buffer)
    }
    if panel.hasColorBar {
      let bar = Rect(
        x: heat.maxX, y: heat.y, width: panel.frame.maxX - 1 - heat.maxX, height: heat.height)
      ColorBar(range: range, colorMap: state.display.colors.map, scale: scale).draw(in: bar, into: &buffer)
    }
  }

  /// The surface with lines of equal height, few where there is little room: the samples matter more.
  private func contoured(range: ClosedRange<Double>, scale: Scale) -> SurfacePanel {
    func places(_ range: ClosedRange<Double>) -> [Float] {
      FeatureSurface.axis(from: range.lowerBound, through: range.upperBound, count: panel.side + 1)
    }
    let surface = FeatureSurface(
      of: loss, x: places(axes.x), y: places(axes.y), isClipped: state.isClipped)
    let sampled = SampledSurface(
      columns: panel.side + 1, rows: panel.side + 1, values: surface.heights.map(Double.init))
    let colors = ColorScale(range: range, scale: scale)
    return SurfacePanel(
      title: "", x: Axis(range: axes.x), y: Axis(range: axes.y), surface: sampled, scale: colors,
      colorMap: state.display.colors.map,
      levels: SurfacePanel.levels(of: sampled, scale: colors, count: panel.side < 40 ? 5 : 8))
  }

  /// From 0, as in the paper, to the largest height in view, its corners and the zero lines included; on a
  /// logarithmic scale from the least height in view, at most four decades below the largest.
  private func heightRange(of surface: FeatureSurface) -> ClosedRange<Double> {
    func marks(_ range: ClosedRange<Double>) -> [Float] {
      [range.lowerBound, range.upperBound, min(max(0, range.lowerBound), range.upperBound)].map { Float($0) }
    }
    let edges = FeatureSurface(of: loss, x: marks(axes.x), y: marks(axes.y), isClipped: state.isClipped)
    let heights = (surface.heights + edges.heights).filter(\.isFinite)
    let top = Double(heights.max() ?? 1)
    guard top > 0 else { return 0...1 }
    guard state.hasLogColors else { return 0...top }
    let bottom = Double(surface.heights.filter { $0 > 0 }.min() ?? 0)
    return .decades(from: bottom, to: top)
  }

  /// Thin grey lines where a coordinate is 0.
  private func drawAxisLines(into buffer: inout Buffer) {
    var lines = plane.layer
    if axes.y.contains(0) {
      let row = plane.place(x: 0, y: 0).y
      for column in 0..<heat.width {
        lines.mark("─", x: Double(2 * column), y: row, color: .standard)
      }
    }
    if axes.x.contains(0) {
      let column = plane.place(x: 0, y: 0).x
      for row in 0..<heat.height {
        lines.mark("│", x: column, y: Double(4 * row), color: .standard)
      }
    }
    lines.draw(in: heat, into: &buffer)
  }

  private func drawSamples(into buffer: inout Buffer) {
    var layer = plane.layer
    var balance = [Int](repeating: 0, count: heat.width * heat.height)
    var wrong: [(x: Double, y: Double)] = []
    for outcome in observed.outcomes where axes.contains(x: Double(outcome.x), y: Double(outcome.y)) {
      let place = plane.place(x: Double(outcome.x), y: Double(outcome.y))
      balance[cell(at: place)] += outcome.isCorrect ? 1 : -1
      if outcome.isCorrect {
        if state.display.isForProjector {
          layer.mark(Look.thickMark, x: place.x, y: place.y, color: Look.correct, attributes: .bold)
        } else {
          layer.plot(x: place.x, y: place.y, color: Look.correct)
        }
      } else {
        wrong.append(place)
      }
    }
    // A mark takes a whole cell: only where at least half of the samples there are wrong. Among more right
    // ones a wrong one is a dot that tints the cell.
    for place in wrong {
      if balance[cell(at: place)] <= 0 {
        layer.mark(
          Look.wrongMark, x: place.x, y: place.y, color: Look.wrong,
          attributes: state.display.isForProjector ? .bold : [])
      } else {
        if state.display.isForProjector {
          layer.mark(Look.thickMark, x: place.x, y: place.y, color: Look.mixed, attributes: .bold)
        } else {
          layer.plot(x: place.x, y: place.y, color: Look.mixed)
        }
      }
    }
    layer.draw(in: heat, into: &buffer)
  }

  private func drawCrosshair(into buffer: inout Buffer) {
    var layer = plane.layer
    if axes.contains(x: state.crosshair.x, y: state.crosshair.y) {
      let place = plane.place(x: state.crosshair.x, y: state.crosshair.y)
      layer.mark(
        Look.crosshairMark, x: place.x, y: place.y, color: Look.crosshair, attributes: .bold)
    }
    layer.draw(in: heat, into: &buffer)
  }

  /// Which cell of the heat map a place in dots lies in.
  private func cell(at place: (x: Double, y: Double)) -> Int {
    Int(place.y) / 4 * heat.width + Int(place.x) / 2
  }
}
