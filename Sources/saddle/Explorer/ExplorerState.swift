import Datasets
import Experiments
import Landscape
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
    /// What the samples are called that accuracy is shown of.
    var testName: String
  }

  private(set) var setting: Setting
  private(set) var losses: [any Loss]
  var observation: Observation
  /// Where the samples have been since the training was started.
  private(set) var sampleHistory = SampleHistory()
  /// The training samples that stand on the panels.
  private(set) var probes: Dataset

  var screen = Screen.home
  var landscape = LandscapeState()
  /// Where inputs are of two numbers, the plane of them.
  private(set) var decisionPlane: DecisionPlane?
  /// Whether networks have batch normalization.
  private(set) var hasStatistics: Bool

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
  var surface = SurfaceView()
  var display = DisplaySettings()
  /// What of it was chosen by keys, which is kept.
  var chosenDisplay = DisplaySettings()
  /// The cell of a sweep that is trained once more, where q goes back to its screen.
  var cell: SweepCell?
  /// The first line of help that is shown; nil where help is closed.
  var helpOffset: Int?

  /// A list of all that can be done, while it is open.
  var palette: PickList?
  /// What is being typed at the bottom.
  var prompt: Prompt?
  /// What became of the last thing that was asked for, told at the bottom until the next key.
  var remark: String?

  /// What is trained, or will be as soon as it is ready; nil where it cannot be changed.
  var setup: TrainingSetup? { didSet { keepCursor() } }
  var controls: ControlPanel?
  /// The tour that is on its way.
  var tour: TourProgress?
  /// Whether another training is being made ready.
  var isPreparing = false
  /// What is to be shown as soon as that is ready.
  var arrival: KeySettings?
  /// Whether training hurries to a step that is to be seen.
  var isTravelling = false
  /// How training came to where it is; nil where it is not known yet, or cannot be said in options.
  var history: TrainingHistory?
  /// The command line that shows this state again, while it is shown.
  var told: String?
  /// What each key of the view stands at in a state in which nothing has been changed.
  private(set) var standardView: [ViewKey: String] = [:]

  /// What all panels show together.
  var allAxes: PanelAxes {
    axes.dropFirst().reduce(axes[0]) { union, next in
      PanelAxes(
        x: min(union.x.lowerBound, next.x.lowerBound)...max(union.x.upperBound, next.x.upperBound),
        y: min(union.y.lowerBound, next.y.lowerBound)...max(union.y.upperBound, next.y.upperBound))
    }
  }

  struct Crosshair: Hashable {
    var x: Double
    var y: Double
  }

  /// - Parameter probes: the samples that stand on the panels, where these are not all training samples.
  init(_ plan: TrainingPlan, observation: Observation, probes: Dataset? = nil) {
    self.probes = probes ?? plan.data.train
    setting = Setting(plan, shownCount: probes?.count ?? observation.panels[0].outcomes.count)
    losses = plan.losses
    hasStatistics = plan.network(for: plan.losses[0]).statisticCount > 0
    learningRate = plan.learningRate
    axes = plan.losses.map { _ in .paper }
    self.observation = observation
    sampleHistory.note(observation)
    take(DecisionPlane(plan))
    standardView = viewTexts
  }

  /// What a state of another training would show where nothing has been changed.
  private func standardView(of plan: TrainingPlan) -> [ViewKey: String] {
    ExplorerState(plan, observation: .nothing(plan), probes: probes).standardView
  }

  /// Takes in what there is to see by now.
  mutating func see(_ observation: Observation) {
    self.observation = observation
    sampleHistory.note(observation)
  }

  private mutating func take(_ plane: DecisionPlane?) {
    decisionPlane = plane
    surface.hasDecisions = plane != nil
  }

  /// Whether something stands below the panels that nobody has looked at.
  var lacksWhatIsBelow: Bool {
    switch surface.lower {
    case .norms: observation.panels[0].features == nil
    case .decisions: observation.panels[0].decisions == nil
    case .curves, .sections, .sample: false
    }
  }

  /// Takes another training in, and keeps what is set to be shown as far as it has a meaning there.
  mutating func take(_ plan: TrainingPlan, observation: Observation, probes: Dataset) {
    setting = Setting(plan, shownCount: probes.count)
    self.probes = probes
    let names = losses.map(\.name)
    let oldAxes = axes
    losses = plan.losses
    axes = losses.map { loss in names.firstIndex(of: loss.name).map { oldAxes[$0] } ?? .paper }
    hasStatistics = plan.network(for: plan.losses[0]).statisticCount > 0
    learningRate = plan.learningRate
    see(observation)
    take(DecisionPlane(plan))
    if names != losses.map(\.name) { surface.balls = nil }
    // A training that goes on keeps its samples; those of another one are still to come.
    if observation.isPlaceholder { surface.leaveSample() }
    if let panel = largePanel, !losses.indices.contains(panel) { largePanel = nil }
    landscape.request.network = min(landscape.request.network, losses.count - 1)
    if !hasStatistics { landscape.request.recomputesStatistics = false }
    standardView = standardView(of: plan)
  }
}

extension ExplorerState.Setting {
  init(_ plan: TrainingPlan, shownCount: Int) {
    self.init(
      data: plan.data.train.name, model: plan.model.description,
      batchSize: plan.batchSize == 0 ? plan.data.train.count : plan.batchSize,
      hasSchedule: plan.schedule != .constant, sampleCount: plan.data.train.count, shownCount: shownCount,
      testName: plan.data.testName)
  }
}
