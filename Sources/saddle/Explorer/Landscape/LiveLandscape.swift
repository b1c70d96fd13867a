import Landscape
import Training

/// What is known of a landscape at one moment, as a value.
struct LiveLandscape: Sendable {
  /// What was asked for; nil before anything was.
  var request: LandscapeRequest?
  /// The training step whose weights are in the middle.
  var centerStep = 0
  /// A surface a loss of the plan; nil where that loss cannot be computed of this network.
  var surfaces: [WeightSurface?] = []
  /// Why not, in words.
  var misfits: [String?] = []
  var progress: SurfaceProgress?
  var plane: PlaneFacts?
  /// Such as "1,000 training samples".
  var samples = ""
  var path: [PathPoint] = []
  /// Where training is now.
  var position: PathPoint?
  /// Why there is no surface.
  var failure: String?
  var isWorking = false
  /// A plane of another kind that is being laid.
  var comingPlane: LivePlane?

  /// Whether it is known where training stands, as far as it can be.
  var isPlaced: Bool { position != nil || failure != nil }

  /// What is to be known of a plane, in words and numbers.
  struct PlaneFacts: Sendable {
    var name: String
    /// What its axes are, in words: the longest wording first.
    var axes: [String]
    var degrees: Double
    var lengths: (x: Double, y: Double)
    /// The products ⟨x, x⟩, ⟨x, y⟩ and ⟨y, y⟩ of the axes.
    var gram: (xx: Double, xy: Double, yy: Double)

    /// The length of a gradient in the plane, of which the slopes along a and b are known, per unit of distance
    /// between weights: √(dᵀ·G⁻¹·d) with the products G of the axes.
    func length(ofSlopes da: Double, _ db: Double) -> Double {
      let determinant = gram.xx * gram.yy - gram.xy * gram.xy
      let square = (da * da * gram.yy - 2 * da * db * gram.xy + db * db * gram.xx) / determinant
      return max(0, square).squareRoot()
    }
  }

  /// A place on the way of training.
  struct PathPoint: Sendable, Hashable {
    let step: Int
    let place: Plane.Projection
    /// The loss of its own weights, of the network's own loss; nil where it has not been computed yet.
    var ownLoss: Double?
    /// The loss of the surface under it, evaluated there.
    var surfaceLoss: Double?
  }
}
