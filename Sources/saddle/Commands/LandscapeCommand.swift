import ArgumentParser
import ArrayFiles
import Canvas
import Glibc
import Landscape
import Training

/// `saddle landscape`: the loss over a plane through the weights.
struct LandscapeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "landscape",
    abstract: "Evaluate the loss over a plane through the weights of a network.",
    discussion: """
      Of a run, the plane goes through its newest checkpoint, the path of all checkpoints is projected on it, \
      and what has been evaluated is kept in the run's folder, also after ^C. Without --output the surface is \
      printed. An npz file has x (n), y (m), loss and accuracy (m, n), of several losses loss_NAME and \
      accuracy_NAME each, and of a path path_step, path_a, path_b, path_distance, path_loss and \
      path_surface_loss; what was measured: pca_explained_variance, plane_eigenvalues, plane_residuals, \
      hessian_eigenvalues, hessian_residuals, hessian_smallest (with its residual), hessian_trace (with its \
      standard error) and epsilon_sharpness (epsilon and percent). The rows of a CSV file are: panel, x, y, \
      loss, accuracy.
      """)

  @Argument(help: ArgumentHelp("The folder of a run.", valueName: "run"))
  var runFolder: String?

  @OptionGroup(title: "What is evaluated") var subject: LandscapeSubjectOptions
  @OptionGroup(title: "The plane") var plane: LandscapePlaneOptions

  @OptionGroup(title: "Values of another program") var evaluator: LandscapeEvaluatorOptions
  @OptionGroup(title: "Numbers beside it") var curvature: LandscapeCurvatureOptions

  @Option(help: ArgumentHelp("Write a .npz, .csv, .png, .svg or .txt file.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write the path to a CSV file: panel, step, a, b, distance, loss, surface_loss, accuracy,"
        + " surface_accuracy.", valueName: "file"))
  var path: String?

  @Option(
    name: .customLong("import"),
    help: ArgumentHelp(
      "Draw or convert a surface that another program made: an npz file with x, y and loss or one array alone,"
        + " or a CSV file with x, y and loss.", valueName: "file"))
  var imported: String?

  @OptionGroup(title: "The picture") var picture: LandscapePictureOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The threads; the results do not depend on them (default: all processors).", valueName: "count"))
  var threads: Int?

  func validate() throws { try TrainingOptions.check("--threads", threads, in: Crew.sizes) }

  func run() throws {
    let formats = try output.map {
      try SurfaceFormat(fileName: $0, option: "--output", among: SurfaceFormat.allCases)
    }
    if let path { try checkIsCSV(path) }
    let style = try picture.style()
    if let command = evaluator.evaluator {
      try checkGoesWithEvaluator()
      return try evaluate(command) { try show($0, formats, style) }
    }
    let table = try imported.map(importedTable) ?? computedTable()
    if let path {
      guard let bytes = table.pathCSV else {
        throw CommandError.usage("--path: expected a run, whose checkpoints make a path, found none")
      }
      try AtomicFile.write(bytes, to: path)
    }
    try show(table, formats, style)
  }

  /// Writes or prints what there is to see.
  private func show(
    _ table: SurfaceTable, _ formats: SurfaceFormat?, _ style: SurfacePicture.Style
  ) throws {
    let isPicture = formats != .npz && formats != .csv
    for option in picture.idle(
      isPicture: isPicture, isLine: table.isLine, panelCount: table.panels.count)
    {
      FileOutput.remark("\(option) has no effect here")
    }
    let picture = SurfacePicture(table: table, style: style)
    if let output, let format = formats {
      try AtomicFile.write(pieces: picture.file(format), to: output)
      // Numbers that were asked for are shown, whatever becomes of the surface.
      if curvature.curvature != nil { try FileOutput.print(picture.remarks(on: .current)) }
    } else {
      try FileOutput.print(picture.text(on: .current))
    }
  }

  private func checkIsCSV(_ path: String) throws {
    if path == output {
      throw CommandError.usage("--path and --output: expected two files, found \(path) for both")
    }
    _ = try SurfaceFormat(fileName: path, option: "--path", among: [.csv])
    if runFolder == nil {
      throw CommandError.usage("--path: expected a run, whose checkpoints make a path, found none")
    }
  }

  private func importedTable(_ file: String) throws -> SurfaceTable {
    if runFolder != nil || subject.isAnythingGiven || plane.isAnythingGiven || curvature.isAnythingGiven {
      throw CommandError.usage("--import: expected a file and nothing that is evaluated, found both")
    }
    let table =
      try SurfaceFormat(fileName: file, option: "--import", among: [.npz, .csv]) == .npz
      ? SurfaceTable(npz: file) : SurfaceTable(csv: file)
    guard table.x.count > 1 else {
      throw InputError(file, expected: "two places along x at least", found: "one")
    }
    if table.panels.count > SurfacePicture.mostPanels {
      FileOutput.remark("a picture has room for the first \(SurfacePicture.mostPanels) surfaces")
    }
    return table
  }

  private func computedTable() throws -> SurfaceTable {
    let interruption = Interruption()
    let crew = threads.map(Crew.init) ?? .ofAllProcessors
    let task = try LandscapeTask(run: runFolder, subject, plane, crew: crew, until: interruption)
    let run = LandscapeRun(task, threads: crew.threads)
    let searches = try curvature.searches(of: task, until: interruption)
    // The surface comes first: of a run it is kept, whatever ends the search.
    let surfaces = try run.surfaces(until: interruption)
    var table = SurfaceTable(surfaces, names: task.losses.map(\.name))
    table.trajectory = try run.trajectory(until: interruption)
    table.description = task.description
    table.axes = task.plane.axes
    table.measurements = task.plane.measurements
    measure(try curvature.found(by: searches), curvature.sharpness(of: surfaces), &table)
    return table
  }

  private func checkGoesWithEvaluator() throws(CommandError) {
    var curvature = curvature
    curvature.epsilon = nil
    for (what, isGiven) in [
      ("the run \(runFolder ?? "")", runFolder != nil), ("--import", imported != nil),
      ("options of a network and its data", subject.isAnythingGiven),
      ("options of the plane, which the command knows itself,", plane.isPlaneGiven),
      ("--curvature, which needs the network,", curvature.isAnythingGiven),
      ("--path, which needs a run,", path != nil), ("--threads, in place of --workers,", threads != nil),
    ] where isGiven {
      throw .usage("--evaluator: expected a command that gives all values, found \(what) too")
    }
    // What takes hours is not to end in a folder that is not there.
    if let output {
      let folder = output.lastIndex(of: "/").map { String(output[...$0]) } ?? "."
      guard access(folder, W_OK | X_OK) == 0 else {
        throw .cannotWrite("cannot write \(output): \(SystemError.message(of: errno))")
      }
    }
  }

  /// Has a command's programs give the values, and shows them, also where they are not all.
  private func evaluate(_ command: String, show: (SurfaceTable) throws -> Void) throws {
    let interruption = Interruption()
    let found = try EvaluatorRun(evaluator, command: command).surface(
      grid: { try plane.grid(proposed: $0, by: command) }, until: interruption)
    var table = found.table
    if found.end == nil { measure([], curvature.sharpness(of: [found.surface]), &table) }
    try show(table)
    if let end = found.end {
      throw end.adding(output.map { "; they are in \($0), the others are NaN there" } ?? "")
    }
  }

  /// Adds what was measured beside the surfaces, one each, to their table.
  private func measure(
    _ spectra: [LossCurvature], _ sharpness: [EpsilonSharpness?], _ table: inout SurfaceTable
  ) {
    for (panel, sharpness) in zip(table.panels, sharpness) {
      guard let sharpness else {
        if curvature.epsilon != nil {
          FileOutput.remark("--epsilon: the grid has no point at its center, or no other within ε of it")
        }
        continue
      }
      table.remarks.append(sharpness.line(panel.name, isLine: table.isLine))
      table.measurements.append(
        .init("epsilon_sharpness" + table.suffix(panel), [sharpness.epsilon, sharpness.value]))
    }
    for (panel, spectrum) in zip(table.panels, spectra) {
      table.remarks += spectrum.lines
      table.measurements += spectrum.measurements(suffix: table.suffix(panel))
    }
  }
}
