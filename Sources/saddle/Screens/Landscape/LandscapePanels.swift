import Canvas
import Landscape
import Training

/// What the panels of the landscape screen show, with their colour scales.
struct LandscapePanels {
  private let landscape: LandscapeState
  private let surfaces: [SampledSurface?]
  private let shared: ColorScale?
  private let colorMap: ColorMap

  init(_ state: ExplorerState) {
    landscape = state.landscape
    colorMap = state.display.colors.map
    let quantity = landscape.quantity
    let surfaces = landscape.live.surfaces.map { surface in
      surface.map { surface in
        SampledSurface(
          columns: surface.grid.x.count, rows: surface.grid.y.count,
          values: surface.evaluations.map { quantity == .loss ? $0?.loss : $0?.accuracy })
      }
    }
    self.surfaces = surfaces
    shared =
      landscape.sharesScale || quantity == .accuracy
      ? Self.scale(of: surfaces.compactMap(\.self), landscape) : nil
  }

  /// Accuracies from 0 to 1, losses as far as they go.
  private static func scale(of surfaces: [SampledSurface], _ landscape: LandscapeState) -> ColorScale {
    if landscape.quantity == .accuracy { return ColorScale(range: 0...1) }
    return ColorScale(
      of: surfaces.flatMap { $0.values.compactMap(\.self) },
      scale: landscape.hasLogColors ? .logarithmic : .linear, quantile: landscape.hasLogColors ? 1 : 0.98)
  }

  /// nil where nothing of a loss is known.
  func panel(_ index: Int) -> SurfacePanel? {
    guard surfaces.indices.contains(index), let surface = surfaces[index],
      let window = landscape.live.request?.window,
      surface.values.contains(where: { $0 != nil })
    else { return nil }
    let scale = shared ?? Self.scale(of: [surface], landscape)
    return SurfacePanel(
      title: "", x: Axis(range: window.x), y: Axis(range: window.y), surface: surface, scale: scale,
      colorMap: colorMap, levels: landscape.hasContours ? nil : [],
      path: path)
  }

  private var path: SurfacePath {
    func point(_ place: Plane.Projection) -> Drawing.Point { Drawing.Point(place.a, place.b) }
    return SurfacePath(
      checkpoints: landscape.live.path.map { point($0.place) },
      live: landscape.live.position.map { point($0.place) })
  }
}
