import Training

/// All that the explorer's screens show, as a value.
struct ExplorerState {
  /// What is trained, in the words of the command line.
  struct Setting: Hashable {
    var data: String
    var model: String
    var batchSize: Int
    /// Whether the learning rate changes by itself.
    var hasSchedule: Bool
    /// The samples that are trained on, and those of them that stand on the panels.
    var sampleCount: Int
    var shownCount: Int
  }

  let setting: Setting
  let losses: [any Loss]
  var observation: Observation

  var screen = Screen.home
  var landscape = LandscapeState()
  /// Whether networks have batch normalization.
  let hasStatistics: Bool

  var isPaused = false
  var pace = Pace.standard
  var learningRate: Float

  /// The panel that is shown large; nil for all side by side.
  var largePanel: Int?
  /// What each panel shows of the plane.
  var axes: [PanelAxes]
  var isZoomed = false
  /// The point of the plane that the read-out is about.
  var crosshair = Crosshair(x: 3, y: -1)
  var isClipped = true
  /// Whether the terminal shows ASCII only, in which some signs are words.
  var isASCII = false
  var hasLogColors = false
  /// Whether q goes back to the screen of a sweep.
  var isOfSweep = false
  /// The first line of help that is shown; nil where help is closed.
  var helpOffset: Int?

  struct Crosshair: Hashable {
    var x: Double
    var y: Double
  }

  /// - Parameter shownCount: how many samples stand on the panels, where that is not what is observed yet.
  init(_ plan: TrainingPlan, observation: Observation, shownCount: Int? = nil) {
    setting = Setting(
      data: plan.data.train.name, model: plan.model.description,
      batchSize: plan.batchSize == 0 ? plan.data.train.count : plan.batchSize,
      hasSchedule: plan.schedule != .constant, sampleCount: plan.data.train.count,
      shownCount: shownCount ?? observation.panels[0].outcomes.count)
    losses = plan.losses
    hasStatistics = plan.network(for: plan.losses[0]).statisticCount > 0
    learningRate = plan.learningRate
    axes = plan.losses.map { _ in .paper }
    self.observation = observation
  }
}
