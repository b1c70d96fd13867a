import ArgumentParser
import ArrayFiles
import Canvas
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
      path_surface_loss. The rows of a CSV file are: panel, x, y, loss, accuracy.
      """)

  @Argument(help: ArgumentHelp("The folder of a run.", valueName: "run"))
  var runFolder: String?

  @OptionGroup(title: "What is evaluated") var subject: LandscapeSubjectOptions
  @OptionGroup(title: "The plane") var plane: LandscapePlaneOptions

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

  @Option(help: ArgumentHelp("viridis, magma, cividis or grey.", valueName: "name"))
  var colorMap = ColorMap.viridis.name

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
    guard let colorMap = ColorMap.all.first(where: { $0.name == colorMap }) else {
      let names = ColorMap.all.map(\.name).joined(separator: ", ")
      throw CommandError.usage("--color-map: expected one of \(names), found '\(self.colorMap)'")
    }
    let table = try imported.map(importedTable) ?? computedTable()
    if let path {
      guard let bytes = table.pathCSV else {
        throw CommandError.usage("--path: expected a run, whose checkpoints make a path, found none")
      }
      try AtomicFile.write(bytes, to: path)
    }
    let picture = SurfacePicture(table: table, colorMap: colorMap)
    if let output, let formats {
      try AtomicFile.write(pieces: picture.file(formats), to: output)
    } else {
      let terminal = OutputTerminal.current
      try FileOutput.print(picture.text(width: terminal.width, capabilities: terminal.capabilities))
    }
  }

  private func checkIsCSV(_ path: String) throws {
    _ = try SurfaceFormat(fileName: path, option: "--path", among: [.csv])
    if runFolder == nil {
      throw CommandError.usage("--path: expected a run, whose checkpoints make a path, found none")
    }
  }

  private func importedTable(_ file: String) throws -> SurfaceTable {
    if runFolder != nil || subject.isAnythingGiven || plane.isAnythingGiven {
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
    var table = SurfaceTable(try run.surfaces(until: interruption), names: task.losses.map(\.name))
    table.trajectory = try run.trajectory(until: interruption)
    table.description = task.description
    table.axes = task.plane.axes
    table.measurements = task.plane.measurements
    return table
  }
}
