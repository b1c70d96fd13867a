import ArrayFiles
import Canvas
import RunLogs

/// The chart of a tag as a file: a picture, or its points.
struct ChartFile {
  private let state: WatchState
  private let tag: String

  private static let formats: [PictureFormat] = [.png, .svg, .csv]
  private static let size = (width: 900.0, height: 520.0)

  init(_ state: WatchState, tag: String) {
    var state = state
    // In the order of the list, whichever lies on top on the screen.
    state.runCursor = nil
    self.state = state
    self.tag = tag
  }

  /// What is wrong with a name for such a file; nil where nothing is.
  static func complaint(about path: String) -> String? {
    (try? PictureFormat(fileName: path, option: "", among: formats)) == nil
      ? "a name that ends in .png, .svg or .csv" : nil
  }

  /// - Throws: ``CommandError`` where the ending is none of .png, .svg and .csv, there is nothing to write, or
  ///   the file cannot be written.
  func write(to path: String, option: String = "--output") throws(CommandError) {
    let format = try PictureFormat(fileName: path, option: option, among: Self.formats)
    if format == .csv {
      try AtomicFile.write(pieces: csv, to: path)
      return
    }
    guard let chart = ChartContents(state, tag: tag, columns: Int(Self.size.width)).chart else {
      throw .input(
        InputError(state.paths.joined(separator: ", "), expected: "points of \(tag)", found: "none"))
    }
    let drawing = chart.drawing(title: tag, width: Self.size.width, height: Self.size.height)
    switch format {
    case .svg: try AtomicFile.write(Array(drawing.svg().utf8), to: path)
    default: try AtomicFile.write(drawing.raster(scale: 2).png(), to: path)
    }
  }

  /// Writes the file, but not over another one unless that is wanted.
  func export(to path: String, overwriting overwrites: Bool) -> FileOutcome {
    FileOutcome.writing(path, overwriting: overwrites) { (path) throws(CommandError) in try write(to: path) }
  }

  /// All points of the tag in the runs that are shown, as their formats' own readers keep them.
  private var csv: some Sequence<[UInt8]> {
    PointTable(
      state.shownRuns.compactMap { number in
        let run = state.runs[number]
        return run.log.series(tag).map { (run: run.name, tag: tag, series: $0) }
      })
  }
}
