import Training

@testable import Landscape
@testable import saddle

/// A state on the landscape screen with surfaces made up by formulas, so that pictures of it are the same on
/// every machine.
///
/// - Parameter stride: of the points that have been evaluated; 1 for all.
func exampleLandscapeState(
  losses: [any Loss] = Losses.figureOne, stride: Int = 1, plane: LivePlane = .random
) -> ExplorerState {
  var state = exampleState(losses: losses)
  state.screen = .landscape
  var request = LandscapeRequest()
  request.plane = plane
  request.window = plane.window
  let grid = request.grid
  let surfaces = losses.indices.map { index in
    var surface = WeightSurface(grid)
    for row in 0..<grid.y.count where row.isMultiple(of: stride) {
      for column in 0..<grid.x.count where column.isMultiple(of: stride) {
        let (a, b) = (grid.x[column], grid.y[row])
        let height = 0.1 + Double(index + 1) * (a * a + 2 * b * b + a * b)
        // A corner in which nothing is finite.
        let isFinite = index > 0 || a + b < 1.8
        surface.set(
          Grid.Point(column: column, row: row),
          to: Evaluation(loss: isFinite ? height : .infinity, accuracy: 1 / (1 + height)))
      }
    }
    return surface
  }
  let path = (0...6).map { step in
    let rest = 1 - Double(step) / 6
    return LiveLandscape.PathPoint(
      step: 64 * step, place: Plane.Projection(a: -0.7 * rest, b: 0.5 * rest * rest, distance: rest))
  }
  var live = LiveLandscape(request: request, centerStep: 384)
  live.surfaces = surfaces
  live.misfits = losses.map { _ in nil }
  live.progress = SurfaceProgress(
    evaluated: surfaces[0].evaluatedCount, total: grid.count, known: 0, seconds: stride == 1 ? 1 : nil)
  live.plane = LiveLandscape.PlaneFacts(
    name: "random plane, seed 1", axes: ["filters scaled to the weights", "filters scaled"], degrees: 90.7,
    lengths: (17.2, 16.9),
    gram: (295.84, -3.55, 285.61))
  live.samples = "all 200 training samples"
  live.path = path
  live.position = LiveLandscape.PathPoint(
    step: 400, place: Plane.Projection(a: 0.12, b: -0.2, distance: 0.43), ownLoss: 0.0307, surfaceLoss: 0.0291
  )
  live.isWorking = stride > 1
  state.landscape.request = request
  state.landscape.live = live
  return state
}
