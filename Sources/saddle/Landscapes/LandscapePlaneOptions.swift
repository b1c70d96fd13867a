import ArgumentParser
import Landscape
import Training

/// The options that say which plane is looked at, and which part of it.
struct LandscapePlaneOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      random (two directions drawn by chance), pca (where the run's checkpoints mostly went, seen from the last; \
      a step of 1 is as far as they go), hessian (the eigenvectors of the two largest eigenvalues of the mean \
      loss, the first if there are several; a step of 1 is a distance of 1) or interpolation (default: random, \
      or what the other options ask for).
      """, valueName: "kind"))
  var plane: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "For interpolation, given two or three times: a step of the run, first, last, initial, or a file of"
        + " weights. Two make a line from 0 to 1, three a plane with them at (0, 0), (1, 0) and (0, 1).",
      valueName: "step|file"))
  var through: [String] = []

  @Option(
    help: ArgumentHelp("The x direction, a state dict with the shapes of the weights.", valueName: "file"))
  var x: String?

  @Option(help: ArgumentHelp("The y direction.", valueName: "file"))
  var y: String?

  @Option(
    help: ArgumentHelp(
      "Scale each filter or each layer of the directions to its weights: filter, layer or none (default:"
        + " filter for random directions, none for those of files).", valueName: "how"))
  var normalize: String?

  @Flag(help: "Make y orthogonal to x, of the length that it had.")
  var orthogonal = false

  @Option(parsing: .unconditional, help: "The seed of random directions (default: 1).")
  var seed: UInt64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "From where to where, of both axes or of x and y, such as -1:1,-0.5:0.5 (default: -1:1; -1.2:1.2 for"
        + " pca, -0.25:1.25 for interpolation).", valueName: "range"))
  var range: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Points along each axis, or along x and y, such as 51x31; \(GridText.resolutions.lowerBound) to"
        + " \(GridText.resolutions.upperBound) (default: 51).", valueName: "points"))
  var resolution: String?

  var isAnythingGiven: Bool {
    [plane, x, y, normalize, range, resolution].contains { $0 != nil } || !through.isEmpty || orthogonal
      || seed != nil
  }

  /// Whether it is said how the plane lies, and not only which part of it is looked at.
  var isPlaneGiven: Bool {
    var others = self
    (others.range, others.resolution) = (nil, nil)
    return others.isAnythingGiven
  }

  /// - Parameter proposed: the range where none is given, that of `source`.
  /// - Throws: ``CommandError``.
  func grid(proposed: ClosedRange<Double>, by source: String) throws(CommandError) -> Grid {
    let resolution = resolution ?? "51"
    if let range { return try GridText.grid(range: range, resolution: resolution, isLine: false) }
    guard let grid = try GridText.grid(range: proposed, resolution: resolution) else {
      throw .evaluators(
        "\(source): expected a range that the points fit into, found \(proposed.lowerBound) to"
          + " \(proposed.upperBound)")
    }
    return grid
  }

  /// - Throws: ``CommandError/usage(_:)`` for options that do not go together.
  func kind() throws(CommandError) -> PlaneKind {
    let named = try plane.map { text throws(CommandError) in try PlaneKind(option: text) }
    let kind = named ?? (x != nil || y != nil ? .directions : through.isEmpty ? .random : .interpolation)
    func refuse(_ option: String, _ isGiven: Bool, unless isRight: Bool) throws(CommandError) {
      guard isGiven, !isRight else { return }
      throw .usage("\(option): it does not go with a plane by \(kind.rawValue)")
    }
    try refuse("--x", x != nil, unless: kind == .directions)
    try refuse("--y", y != nil, unless: kind == .directions)
    try refuse("--through", !through.isEmpty, unless: kind == .interpolation)
    try refuse("--seed", seed != nil, unless: kind == .random)
    let isShaped = kind == .random || kind == .directions
    try refuse("--normalize", normalize != nil, unless: isShaped)
    try refuse("--orthogonal", orthogonal, unless: isShaped)
    if kind == .directions, x == nil || y == nil {
      throw .usage("\(x == nil ? "--x" : "--y"): expected a file, as the other direction has one, found none")
    }
    if kind == .interpolation, !(2...3).contains(through.count) {
      throw .usage("--through: expected two or three sets of weights, found \(through.count)")
    }
    return kind
  }

  private func shaping() throws(CommandError) -> LandscapePlane.Shaping {
    var shaping = LandscapePlane.Shaping(isOrthogonal: orthogonal)
    if let normalize {
      guard let normalization = Normalization(rawValue: normalize) else {
        throw .usage("--normalize: expected filter, layer or none, found '\(normalize)'")
      }
      shaping.normalization = normalization
    }
    return shaping
  }

  /// - Parameters:
  ///   - step: the last of a path; nil for the last there is.
  ///   - center: gives the weights at the center of directions.
  ///   - curvature: gives the search for the curvature there.
  func plane(
    _ kind: PlaneKind, of subject: LandscapeSubject, step: Int?,
    center: () throws -> LandscapeSubject.NamedWeights,
    curvature: (LandscapeSubject.NamedWeights) throws -> CurvatureSearch
  ) throws -> LandscapePlane {
    switch kind {
    case .random:
      return try .random(subject, center: center(), seed: seed ?? 1, shaping: shaping())
    case .directions:
      return try .directions(subject, center: center(), x: x!, y: y!, shaping: shaping())
    case .pca:
      return try .principal(subject, upTo: step)
    case .hessian:
      let center = try center()
      return try .steepest(curvature(center), center: center)
    case .interpolation:
      return try .through(through.map { try subject.weights(named: $0, option: "--through") })
    }
  }

  func grid(on plane: LandscapePlane) throws(CommandError) -> Grid {
    try GridText.grid(
      range: range ?? plane.range, resolution: resolution ?? "51", isLine: plane.plane.isLine)
  }

  /// Checks what can be checked before anything is read.
  func check() throws(CommandError) {
    _ = try kind()
    _ = try shaping()
    _ = try GridText.grid(range: range ?? "-1:1", resolution: resolution ?? "51", isLine: false)
  }
}

extension LandscapeTask {
  /// The task that the options of the command line set.
  ///
  /// - Throws: ``CommandError`` for those that do not go together or where a signal came, `InputError` for
  ///   files.
  init(
    run folder: String?, _ options: LandscapeSubjectOptions, _ planes: LandscapePlaneOptions, crew: Crew,
    until interruption: Interruption
  ) throws {
    try planes.check()
    let kind = try planes.kind()
    if kind == .interpolation {
      for (option, isGiven) in [("--step", options.step != nil), ("--weights", options.weights != nil)]
      where isGiven {
        throw CommandError.usage("\(option): with --through name it there")
      }
    }
    subject = try options.subject(run: folder, through: planes.through, crew: crew)
    let subject = self.subject
    losses = try options.evaluated(subject)
    for option in options.lossOptions.idle(among: losses.map(\.name)) {
      FileOutput.remark("\(option) has no effect here")
    }
    samples = try options.chosenSamples(of: subject.plan.data)
    batchNormalization = try options.batchNormalization()
    let (losses, samples, batchNormalization) = (losses, samples, batchNormalization)
    plane = try planes.plane(kind, of: subject, step: options.step) {
      if let weights = options.weights { return try subject.weights(file: weights) }
      return try subject.weights(step: options.step ?? subject.steps().last!, option: "--step")
    } curvature: {
      try CurvatureSearch(
        losses[0], of: subject, at: $0, on: samples, batchNormalization, option: "--plane hessian", count: 2,
        until: interruption)
    }
    grid = try planes.grid(on: plane)
  }
}
