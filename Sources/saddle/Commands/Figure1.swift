import ArgumentParser
import Canvas
import Training

/// `saddle figure1`: the heatmaps of the losses over the plane of two features, as in the paper.
struct Figure1: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure1",
    abstract: "Draw the losses over the plane of two features, the target at (1, 0).",
    discussion: """
      Figure 1 of Barz and Denzler, "Deep Learning on Small Datasets without Pre-Training using Cosine \
      Loss", WACV 2020. Without --output the picture is printed, in colour on a terminal. The rows of a \
      CSV file are: panel, x, y, loss.
      """)

  @Option(help: ArgumentHelp("Write a .png, .svg, .csv or .txt file.", valueName: "file"))
  var output: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Grid points along each axis, 2 to 4001.", valueName: "count")
  )
  var resolution = 301

  @Option(
    help: ArgumentHelp(
      "One to four of \(Losses.names.joined(separator: ", ")), separated by commas.", valueName: "names"))
  var losses = Losses.figureOne.map(\.name).joined(separator: ",")

  @OptionGroup var lossOptions: LossOptions

  @Flag(help: "Leave out the paper's lower limit of 1e-10 for the probability in the cross-entropy.")
  var noClip = false

  @Option(help: ArgumentHelp("viridis, magma, cividis or grey.", valueName: "name"))
  var colorMap = ColorMap.viridis.name

  private static let resolutions = 2...4001

  func validate() throws {
    guard Self.resolutions.contains(resolution) else {
      throw ValidationError("--resolution: expected 2 to 4001, found \(resolution)")
    }
  }

  func run() throws {
    let format = try output.map {
      try PictureFormat(fileName: $0, option: "--output", among: PictureFormat.allCases)
    }
    let picture = try Figure1Picture(self)
    for option in lossOptions.idle(among: picture.losses.map(\.name)) {
      FileOutput.remark("\(option) has no effect here")
    }
    if let output, let format {
      try AtomicFile.write(pieces: picture.file(format), to: output)
    } else {
      let terminal = OutputTerminal.current
      let least = picture.leastWidth
      guard terminal.width >= least else {
        throw CommandError.usage(
          "the picture needs \(least) columns, found \(terminal.width): widen the terminal, or give --output")
      }
      try FileOutput.print(picture.text(width: terminal.width, capabilities: terminal.capabilities))
    }
  }
}

extension Figure1Picture {
  /// - Throws: ``CommandError/usage(_:)`` naming the option, what it takes and what was found.
  init(_ options: Figure1) throws {
    guard let colorMap = ColorMap.all.first(where: { $0.name == options.colorMap }) else {
      let names = ColorMap.all.map(\.name).joined(separator: ", ")
      throw CommandError.usage("--color-map: expected one of \(names), found '\(options.colorMap)'")
    }
    let settings = options.lossOptions.applied(to: TrainingSettings())
    try settings.checkRanges()
    let losses = try LossList.losses(
      named: try LossList.names(options.losses, option: "--losses", atMost: 4), option: "--losses",
      parameters: settings.lossParameters)
    self.init(losses: losses, resolution: options.resolution, isClipped: !options.noClip, colorMap: colorMap)
  }
}
