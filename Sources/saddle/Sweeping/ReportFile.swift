import Experiments

/// A file that a report is written to.
struct ReportFile {
  private let path: String
  private let format: Format

  private enum Format: String, CaseIterable, FileFormat {
    case txt, md, csv, png, svg
  }

  /// - Throws: ``CommandError/usage(_:)`` where the ending of the name stands for no format.
  init(_ path: String, option: String = "--output") throws(CommandError) {
    self.path = path
    format = try Format(fileName: path, option: option, among: Format.allCases)
  }

  /// - Throws: ``CommandError`` where the file cannot be written.
  func write(_ report: SweepReport) throws(CommandError) {
    let bytes: [UInt8] =
      switch format {
      case .txt: Array(report.text.utf8)
      case .md: Array(report.markdown.utf8)
      case .csv: Array(report.csv.utf8)
      case .svg: Array(AccuracyFigure(report).drawing.svg().utf8)
      case .png: AccuracyFigure(report).drawing.raster(scale: 2).png()
      }
    try AtomicFile.write(bytes, to: path)
  }
}
