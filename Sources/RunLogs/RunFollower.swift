/// Follows one run: reads its log, and again what is new in it whenever it is asked to.
public struct RunFollower: Sendable {
  public let source: RunSource
  public private(set) var log: RunLog
  private var run: any RunPoll

  public init(_ source: RunSource, collectsNewPoints: Bool = false) {
    self.source = source
    log = RunLog(format: source.format)
    log.collectsNewPoints = collectsNewPoints
    run = source.makePoll()
  }

  /// Reads what is new.
  ///
  /// - Parameter limit: about how many bytes are read; see ``isBehind``.
  /// - Returns: whether anything is new.
  @discardableResult
  public mutating func poll(upTo limit: Int = .max) -> Bool { run.poll(upTo: limit, into: &log) }

  /// The log as it is if nothing more is written: with a last line that has no line feed, for which
  /// ``poll(upTo:)`` waits.
  public var closedLog: RunLog {
    var log = log
    run.close(into: &log)
    return log
  }

  /// Whether the last ``poll(upTo:)`` came to its limit, so that more is there to read.
  public var isBehind: Bool { run.isBehind }

  /// The folders in which something is written when the run writes.
  public var folders: [String] { source.folders }

  /// The points that came since the last call.
  public mutating func takeNewPoints() -> [RunLog.NewPoint] { log.takeNewPoints() }

  /// When the run last wrote, in seconds since 1970: its files' time, else that of its newest point; nil where
  /// neither is known.
  public var lastWrite: Double? { run.modified ?? log.lastTime }

  /// How the run is, as far as its log and the time of its last write tell.
  ///
  /// - Parameters:
  ///   - now: in seconds since 1970.
  ///   - patience: how long a run may write nothing and still be running, in seconds.
  public func state(now: Double, patience: Double = 180) -> RunState {
    if !source.exists, let last = lastWrite {
      return .silent(minutes: Int(min(max(0, now - last), 1e12) / 60))
    }
    let isHeld = run.isHeld
    if isHeld == true { return log.tags.isEmpty ? .waitingForWriter : .running }
    if let ending = log.ending { return .finished(ending) }
    if log.awaitsWriter || log.tags.isEmpty && log.problemCount == 0 { return .waitingForWriter }
    guard let last = lastWrite else { return .running }
    let silence = max(0, now - last)
    // Who held the lock is gone.
    let isOver = isHeld == false || silence >= patience
    return isOver ? .silent(minutes: Int(min(silence, 1e12) / 60)) : .running
  }
}

/// How a run is.
public enum RunState: Sendable, Hashable {
  /// It wrote a short while ago.
  case running
  /// Its file is there, and nothing in it yet: writers keep back what they have for a while.
  case waitingForWriter
  /// It says so itself.
  case finished(RunLog.Ending)
  /// It wrote nothing for that long, without having said that it ended.
  case silent(minutes: Int)
}
