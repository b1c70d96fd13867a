import ArrayFiles
import Canvas
import RunLogs

/// What the watch screen would show of logs as they are now, as a file.
struct WatchPicture {
  private var state: WatchState
  /// Why some of the paths hold nothing; that was told.
  let refusals: [InputError]

  /// Reads all runs to their end.
  ///
  /// - Throws: `InputError` where a path is not there or no log.
  init(
    _ paths: [String], _ options: WatchOptions, display: DisplaySettings = DisplaySettings()
  ) throws(InputError) {
    let watch = try RunWatch(paths)
    refusals = watch.refusals
    var reading = RunReading(watch)
    while reading.snapshot.isReading { reading.advance(milliseconds: 0) }
    reading.close()
    state = WatchState(paths: paths)
    state.now = Watcher.now
    state.utcOffset = Watcher.utcOffset
    state.display = display
    options.apply(to: &state)
    state.take(reading.snapshot)
    for problem in reading.snapshot.problems { FileOutput.remark(problem) }
  }

  /// The whole screen.
  ///
  /// - Throws: ``CommandError`` where the ending is none of a screen's or the file cannot be written.
  mutating func write(to path: String, size: ScreenSize) throws(CommandError) {
    let format = try ScreenFormat(fileName: path, option: "--picture")
    let layout = WatchLayout(state, width: size.width, height: size.height)
    smooth(layout?.charts.map(\.tag) ?? [])
    try WatchScreen.draw(state, width: size.width, height: size.height).write(to: path, as: format)
  }

  /// The chart of one tag.
  ///
  /// - Throws: ``CommandError`` where no run has the tag, or as ``ChartFile/write(to:option:)``.
  mutating func write(chartOf tag: String, to path: String) throws(CommandError) {
    smooth([tag])
    try ChartFile(state, tag: tag).write(to: path)
  }

  private mutating func smooth(_ tags: [String]) {
    var smoothed = SmoothedCurves()
    repeat { smoothed.extend(for: state, tags: tags) } while !smoothed.isComplete
    state.smoothed = smoothed
  }
}
