import ArrayFiles
import Training

/// A sequence of scenes, each a caption and what the screen shows with it.
struct Tour: Hashable {
  let title: String
  let scenes: [TourScene]
  /// What other processes train while it is shown on the watch screen; none where it is about a training of its own.
  var trainings: [Training] = []

  /// A training by `saddle train`.
  struct Training: Hashable {
    let name: String
    /// Its options but `--run`.
    let options: [String]
  }
}

/// A scene of a tour.
struct TourScene: Hashable {
  var caption: String
  /// What changes as the scene begins.
  var settings = KeySettings()
  /// The same of the watch screen.
  var watch: [WatchKey: String] = [:]
  var highlight: TourHighlight?
  var wait = Wait.key

  /// What the scene waits for before the next one; a key goes on at any time.
  enum Wait: Hashable {
    case key
    case seconds(Double)
    case step(Int)
    /// The mean loss of a panel on the training samples.
    case loss(below: Double, of: String)
  }
}

extension TourScene {
  /// Whether what the scene waits for is there.
  ///
  /// - Parameters:
  ///   - seconds: how long it has been shown.
  ///   - readingTime: how long scenes that wait for a key are shown, in seconds; nil where they wait.
  ///   - step: which training has reached.
  ///   - loss: the mean of the panel with a loss of that name; nil where there is none yet.
  func hasWhatItWaitsFor(
    after seconds: Double, readingTime: Double?, step: Int, loss: (String) -> Double?
  ) -> Bool {
    switch wait {
    case .key: readingTime.map { seconds >= $0 } ?? false
    case .seconds(let wanted): seconds >= wanted
    case .step(let wanted): step >= wanted
    case .loss(let bound, let name): loss(name).map { $0 < bound } ?? false
    }
  }
}

/// What a scene draws the eyes to.
enum TourHighlight: String, Hashable, CaseIterable {
  case panel1 = "panel 1"
  case panel2 = "panel 2"
  case panel3 = "panel 3"
  case panel4 = "panel 4"
  case panels, curves, controls
  case top
  case readOut = "read-out"

  /// Of a panel, counted from 0.
  var panel: Int? {
    switch self {
    case .panel1: 0
    case .panel2: 1
    case .panel3: 2
    case .panel4: 3
    default: nil
    }
  }
}

extension Tour {
  /// All that the keys of a scene and of those before it set, from the state in which nothing has been changed: what
  /// shows the scene whatever was done meanwhile.
  func settings(upTo index: Int, standard: [ViewKey: String]) -> KeySettings {
    var settings = KeySettings()
    for scene in scenes[...index] { settings = settings.merging(scene.settings) }
    var standard = standard
    // A plane that is set is seen whole where nothing else is said.
    if let plane = settings.view[.plane].flatMap(LivePlane.init) {
      standard[.planeWindow] = plane.window.text
    }
    settings = KeySettings(view: standard).merging(settings)
    settings.step = step(enteringScene: index)
    return settings
  }

  /// The step at which training is when a scene begins, as far as the tour says it.
  private func step(enteringScene index: Int) -> Int {
    var step = 0
    for (place, scene) in scenes[...index].enumerated() {
      step = scene.settings.step ?? step
      if place < index, case .step(let wanted) = scene.wait { step = max(step, wanted) }
    }
    return step
  }

  /// What is trained in a scene.
  ///
  /// - Throws: ``CommandError/usage(_:)`` where a value is none of its key.
  func setup(inScene index: Int, threads: Int) throws(CommandError) -> TrainingSetup {
    var setup = TrainingSetup(threads: threads)
    for scene in scenes[...index] { setup = try scene.settings.applied(to: setup) }
    return setup
  }
}
