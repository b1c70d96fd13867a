import ArgumentParser
import Canvas
import Experiments
import Glibc
import Training

/// A sweep with its screen, from the first cell to the last word.
struct SweepSession {
  private let queue: SweepQueue
  private let data: SweepData
  private let terminal: Terminal
  private(set) var state: SweepState
  private let displayPath: String?
  private let start = ContinuousClock.now
  private let firstSteps: Int
  /// What is known of the sweep, at a version of its snapshot.
  private var known: (version: Int, steps: (done: Int, all: Int))
  private var isStale = true

  /// While nothing is asked for, the screen leaves the processors to the trainings.
  private static let frameInterval = Duration.milliseconds(100)

  enum Ending {
    case stopped
    case interrupted(signal: Int32)
  }

  /// - Parameters:
  ///   - queue: one that is not started yet.
  ///   - display: how it looks.
  ///   - displayPath: where changes of that are kept; nil for nowhere.
  init(
    _ queue: SweepQueue, data: SweepData, folder: String, terminal: Terminal, display: DisplaySettings,
    displayPath: String? = nil
  ) {
    self.displayPath = displayPath
    self.queue = queue
    self.data = data
    self.terminal = terminal
    let snapshot = queue.snapshot
    let steps = snapshot.progress.steps
    firstSteps = steps.done
    known = (snapshot.version, steps)
    state = SweepState(snapshot, folder: folder)
    state.display = display
    state.isASCII = !terminal.capabilities.unicode
  }

  /// Runs until the user has seen enough; what is still in training then is dropped.
  ///
  /// - Throws: ``CommandError`` where a signal came.
  mutating func run() throws(CommandError) {
    draw()
    queue.start()
    let ending = loop()
    queue.cancel()
    while !queue.wait(milliseconds: 100) {}
    terminal.close()
    if case .interrupted(let signal) = ending {
      let isDone = queue.snapshot.progress.isComplete
      throw .interrupted(
        by: signal,
        isDone ? "all is done and kept in \(state.folder)" : SweepProgressLine.stopped(state.folder))
    }
  }

  /// Tells something at the bottom until the next key.
  mutating func tell(_ remark: String?) { state.remark = remark }

  private mutating func loop() -> Ending {
    var nextFrame = ContinuousClock.now
    while true {
      if ContinuousClock.now >= nextFrame {
        observe()
        nextFrame = .now + Self.frameInterval
      }
      if isStale { draw() }
      let wait = max(0, Int(((nextFrame - .now) / .milliseconds(1)).rounded(.up)))
      guard let event = terminal.nextEvent(within: wait) else { continue }
      if let ending = handle(event) { return ending }
      while let next = terminal.nextEvent(within: 0) {
        if let ending = handle(next) { return ending }
      }
    }
  }

  private mutating func draw() {
    terminal.present(SweepScreen.draw(state, width: terminal.width, height: terminal.height))
    isStale = false
  }

  private mutating func observe() {
    let snapshot = queue.snapshot
    let isOver = state.snapshot.isOver
    let elapsed = (.now - start) / .seconds(1)
    if snapshot.version != known.version { known = (snapshot.version, snapshot.progress.steps) }
    let clock = SweepClock(snapshot, steps: known.steps, first: firstSteps, elapsed: elapsed)
    state.take(snapshot, clock, elapsed: elapsed)
    // At its end nothing changes any more.
    if !isOver { isStale = true }
  }

  /// Does what an event stands for.
  ///
  /// - Returns: why the session ends, where it does.
  mutating func handle(_ event: TerminalEvent) -> Ending? {
    isStale = true
    let before = state.display
    var effects: [SweepEffect] = []
    switch event {
    case .key(let key): effects = state.press(key)
    case .mouse(let event): effects = state.point(event, width: terminal.width, height: terminal.height)
    case .resized, .resumed: break
    case .interrupted(let signal): return .interrupted(signal: signal)
    }
    if let problem = state.display.keepChanges(since: before, in: displayPath) { state.remark = problem }
    for effect in effects {
      switch effect {
      case .stop: return .stopped
      case .write(let path, let overwrites):
        state.take(
          state.write(to: path, overwriting: overwrites, width: terminal.width, height: terminal.height))
      case .open(let cell): if let ending = open(cell) { return ending }
      }
    }
    return nil
  }

  /// Trains a cell once more from its first step, to be looked at; the sweep goes on meanwhile. What is seen there
  /// may decide something, so that it is of validation samples.
  private mutating func open(_ cell: SweepCell) -> Ending? {
    var plan = data.plan(for: cell, of: state.progress.definition)
    plan.steps = cell.steps
    plan.data = plan.data.testingOnValidation
    var explorer = Explorer(
      LiveTraining(plan), pace: .standard, terminal: terminal, display: state.display,
      displayPath: displayPath, cell: cell)
    let ending = explorer.run()
    explorer.rest()
    state.display = explorer.display
    if case .interrupted(let signal) = ending { return .interrupted(signal: signal) }
    return nil
  }
}
