import ArgumentParser
import ArrayFiles
import Experiments

/// `saddle sweep report`: what a sweep found.
struct SweepReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Print what a sweep found, or write it to files.",
    discussion: "Several folders are read as one: each with some of the results of the same sweep.")

  @Argument(help: ArgumentHelp("Folders of results.", valueName: "folder"))
  var folders: [String]

  @Option(
    help: ArgumentHelp(
      "Write to this file instead: .txt, .md or .csv, or the chart as .png or .svg. Each once more.",
      valueName: "file"))
  var output: [String] = []

  func run() throws {
    let results = try SweepResults(folders.map(FolderPath.withoutSlashesAtItsEnd))
    let report = SweepReport(results.progress)
    if output.isEmpty { try FileOutput.print(report.text) }
    let files = try output.map { try ReportFile($0) }
    for file in files { try file.write(report) }
  }
}
