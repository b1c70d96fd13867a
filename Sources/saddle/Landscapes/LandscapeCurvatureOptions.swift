import ArgumentParser
import Landscape

/// The options that ask for numbers beside the surface: how it is curved at its center.
struct LandscapeCurvatureOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Print so many of the largest eigenvalues of the Hessian of each loss at the center, the smallest that was"
        + " met on the way, and the trace.", valueName: "count"))
  var curvature: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For --curvature: how many random vectors the trace is estimated with (default: 30).",
      valueName: "count"))
  var probes: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The ε of the sharpness on the plane, by how much the loss rises where |a| and |b| are at most ε"
        + " (default: 0.1, or the next points of the grid).", valueName: "length"))
  var epsilon: Double?

  var isAnythingGiven: Bool { curvature != nil || probes != nil || epsilon != nil }

  func validate() throws {
    try TrainingOptions.check("--curvature", curvature, in: 1...100)
    try TrainingOptions.check("--probes", probes, in: 1...1_000_000)
    if let epsilon, !(epsilon > 0 && epsilon <= GridText.farthest) {
      throw ValidationError("--epsilon: expected a number above 0 and up to 1e6, found \(epsilon)")
    }
    if probes != nil, curvature == nil {
      throw ValidationError("--probes: expected --curvature, whose trace they estimate, found none")
    }
  }

  /// What searches for the curvature of each loss of a task; empty where nobody asks for it.
  ///
  /// - Throws: ``CommandError/usage(_:)`` where it cannot be had.
  func searches(
    of task: LandscapeTask, until interruption: Interruption
  ) throws(CommandError) -> [CurvatureSearch] {
    guard let count = curvature else { return [] }
    return try task.losses.map { loss throws(CommandError) in
      try CurvatureSearch(
        loss, of: task.subject, at: .init(name: task.plane.center, weights: task.plane.plane.center),
        on: task.samples, task.batchNormalization, option: "--curvature", count: count, until: interruption)
    }
  }

  /// What the searches find.
  ///
  /// - Throws: as they do.
  func found(by searches: [CurvatureSearch]) throws -> [LossCurvature] {
    try searches.map { search in
      LossCurvature(
        name: search.loss.name, spectrum: try search.spectrum(count: curvature!),
        trace: try search.trace(probes: probes ?? 30))
    }
  }

  /// The sharpness of each surface, as far as the grid has points for it.
  func sharpness(of surfaces: [WeightSurface]) -> [EpsilonSharpness?] {
    surfaces.map { surface in
      (epsilon ?? EpsilonSharpness.epsilon(near: 0.1, on: surface.grid)).flatMap {
        EpsilonSharpness(surface, epsilon: $0)
      }
    }
  }
}
