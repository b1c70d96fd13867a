import ArrayFiles

/// A log whose points have no times, in a folder that may have event files of the same run: their wall times are
/// the ``RunLog/clock`` of its steps. The points stay those of the log.
struct ClockedRun<Log: RunPoll>: RunPoll {
  private var run: Log
  private var eventFiles: TensorBoardRun
  private var events = RunLog(format: .tensorboard)
  private var told = 0
  private var clock = ScalarSeries()

  init(_ run: Log, eventsIn folder: String) {
    self.run = run
    eventFiles = TensorBoardRun(folder)
  }

  var modified: Double? { run.modified }
  var isBehind: Bool { run.isBehind || eventFiles.isBehind }
  var isHeld: Bool? { run.isHeld }

  mutating func poll(upTo limit: Int, into log: inout RunLog) -> Bool {
    var isNew = run.poll(upTo: limit, into: &log)
    if eventFiles.poll(upTo: limit, into: &events) {
      isNew = true
      takeTimes()
      // A reading anew begins with no problems.
      for problem in events.problems.dropFirst(told <= events.problems.count ? told : 0) {
        log.report(problem)
      }
      told = events.problems.count
    }
    log.clock = clock.isEmpty ? nil : clock
    if log.ending == nil { log.ending = events.ending }
    return isNew
  }

  private mutating func takeTimes() {
    // Every row has the tag that came first.
    guard let first = events.tags.first, let series = events.series(first) else {
      clock = ScalarSeries()
      return
    }
    let known = clock.count
    // Where steps were taken back the last known one is another.
    let isContinued =
      known <= series.count
      && (known == 0
        || series[known - 1].step == clock[known - 1].step
          && series[known - 1].time == clock[known - 1].value)
    if !isContinued { clock = ScalarSeries() }
    for index in clock.count..<series.count {
      let point = series[index]
      clock.append(ScalarPoint(step: point.step, time: nil, value: point.time ?? .nan))
    }
    clock.settle()
  }
}
