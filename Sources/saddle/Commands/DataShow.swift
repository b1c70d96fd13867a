import ArgumentParser
import Datasets

/// `saddle data show`: what a data set is, its classes, and some of its samples.
struct DataShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a data set: origin, classes, and some samples of each.")

  @Argument(
    help: ArgumentHelp(
      "One of \(Split.names.joined(separator: ", ")), or a file or folder.", valueName: "name|path"))
  var name: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Samples a class (default: as many as fit on a line).", valueName: "count"))
  var samples: Int?

  @Flag(help: "Print the whole text of its licence instead.")
  var licence = false

  func validate() throws {
    if let samples, samples < 0 {
      throw ValidationError("--samples: expected 0 or more, found \(samples)")
    }
  }

  func run() throws {
    let bundled = BundledDataset.named(name)
    let split: Split
    do { split = try Split.named(name) } catch let error as UnknownDatasetError {
      throw CommandError.usage("\(error)")
    }
    if licence {
      guard let bundled else {
        throw CommandError.usage("--licence: '\(name)' is not bundled, so its licence is not known here")
      }
      try FileOutput.print(bundled.licenceText)
      return
    }
    let terminal = OutputTerminal.current
    let picture = try DatasetPicture(name: name, split: split, bundled: bundled)
    try FileOutput.print(
      picture.text(
        width: terminal.width, capabilities: terminal.capabilities, samplesPerClass: samples,
        isUTF8: TerminalEnvironment.process.isUTF8))
  }
}
