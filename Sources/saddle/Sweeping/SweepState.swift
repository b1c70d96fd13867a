import Canvas
import Experiments

/// All that the sweep screen shows, as a value.
struct SweepState {
  /// Where the cursor is.
  enum Focus: Hashable, CaseIterable {
    case table, running
  }

  let subject: String
  let folder: String
  let grid: SweepGrid
  private(set) var snapshot: SweepSnapshot
  /// The cells in training, each in the same place for as long as it is.
  private(set) var running: [RunningCell]
  private(set) var clock: SweepClock
  /// How long the sweep has been running, or ran, in seconds.
  private(set) var elapsed = 0.0

  var focus = Focus.table
  var panel = 0
  var row = 0
  var column = 0
  var runningRow = 0
  /// Whether the bottom line asks if the sweep is to stop.
  var isAskingToStop = false
  /// The first line of help that is shown; nil where help is closed.
  var helpOffset: Int?
  /// A list of all that can be done, while it is open.
  var palette: PickList?
  /// What is being typed at the bottom.
  var prompt: Prompt?
  var remark: String?
  /// How it looks, and what is opened from it.
  var display = DisplaySettings()
  /// Whether the terminal shows ASCII only, in which some signs are words.
  var isASCII = false

  init(_ snapshot: SweepSnapshot, folder: String) {
    let report = SweepReport(snapshot.progress)
    subject = report.subject
    grid = report.grid
    self.folder = folder
    self.snapshot = snapshot
    running = snapshot.running
    clock = SweepClock(snapshot, first: snapshot.progress.steps.done, elapsed: 0)
  }

  var progress: SweepProgress { snapshot.progress }

  /// An accuracy as the terminal can show it.
  func shown(_ text: String) -> String {
    guard isASCII else { return text }
    return text.split(separator: "±", omittingEmptySubsequences: false).joined(separator: "+-")
  }

  /// The point under the cursor of the table; nil where the sweep asks nothing there.
  var point: SweepPoint? {
    let rows = grid.panels[panel].rows
    return rows.indices.contains(row) ? rows[row].points[column] : nil
  }

  /// The cell that enter opens: the one under the cursor, or of the point there the test with the first seed, or
  /// before its rates are chosen the best of its search so far.
  var cell: SweepCell? {
    if focus == .running, running.indices.contains(runningRow) { return running[runningRow].cell }
    guard let point else { return nil }
    return progress.finals(of: point)?.first ?? progress.leader(of: point)
  }
}

/// What a change of the sweep screen asks of the world outside it.
enum SweepEffect: Hashable {
  case open(SweepCell)
  /// Writes the screen to a file.
  ///
  /// - Parameter overwrites: whether a file of that name may go.
  case write(path: String, overwrites: Bool)
  case stop
}

extension SweepState {
  /// Takes in what is known by now.
  mutating func take(_ snapshot: SweepSnapshot, _ clock: SweepClock, elapsed: Double) {
    // One more where it has just ended: the last result may have come since the last look.
    if !self.snapshot.isOver { self.elapsed = elapsed }
    self.snapshot = snapshot
    self.clock = clock
    let chosen = running.indices.contains(runningRow) ? running[runningRow].cell : nil
    // Between two cells of the only worker nothing is in training for a moment.
    if !snapshot.running.isEmpty || snapshot.isOver {
      running = Self.placed(snapshot.running, after: running)
    }
    runningRow =
      running.firstIndex { $0.cell == chosen } ?? runningRow.clamped(to: 0...max(0, running.count - 1))
    if running.isEmpty { focus = .table }
    if snapshot.isOver { isAskingToStop = false }
  }

  /// The cells in the places they had; new ones take the places of those that are done.
  private static func placed(_ cells: [RunningCell], after places: [RunningCell]) -> [RunningCell] {
    let old = Set(places.map(\.cell))
    var new = cells.filter { !old.contains($0.cell) }[...]
    let kept = places.compactMap { place in
      cells.first { $0.cell == place.cell } ?? new.popFirst()
    }
    return kept + new
  }

  /// Changes the state as a key asks, and returns what else is to be done.
  mutating func press(_ key: Key) -> [SweepEffect] {
    remark = nil
    if let prompt { return take(prompt.fileAnswer(to: key)) }
    if let palette { return take(palette.answer(to: key)) }
    if isAskingToStop {
      isAskingToStop = false
      return key == .character("y") || key == .character("q") ? [.stop] : []
    }
    return KeyTable.action(for: key, in: .sweep).map { reduce($0) } ?? []
  }

  /// Does what a list came to.
  mutating func take(_ answer: PickList.Answer) -> [SweepEffect] {
    if case .action(let action) = answer.settle(&palette) { return reduce(action) }
    return []
  }

  mutating func reduce(_ action: Action) -> [SweepEffect] {
    if let helpOffset {
      switch action {
      case .toggleHelp, .dismiss, .quit: self.helpOffset = nil
      case .moveCrosshair(_, let up): self.helpOffset = (helpOffset - up).clamped(to: 0...HelpView.mostLines)
      case .nextTheme: remark = display.goToNextTheme()
      default: break
      }
      return []
    }
    switch action {
    case .toggleHelp: helpOffset = 0
    case .palette: palette = .actions(in: [.sweep])
    case .nextTheme: remark = display.goToNextTheme()
    case .write: prompt = promptForScreen
    case .moveCrosshair(let right, let up): move(right: right, down: -up)
    case .sweep(.nextPane): focus = focus == .table && !running.isEmpty ? .running : .table
    case .sweep(.nextPanel): select(panel: (panel + 1) % grid.panels.count)
    case .sweep(.open):
      if let cell { return [.open(cell)] }
      remark = "the sweep asks nothing here"
    case .quit:
      // The queue may not have said yet that there is nothing more to do.
      if snapshot.isOver || progress.isComplete { return [.stop] }
      isAskingToStop = true
    default: break
    }
    return []
  }

  mutating func select(panel: Int, row: Int? = nil, column: Int? = nil) {
    self.panel = panel
    focus = .table
    self.row = (row ?? self.row).clamped(to: 0...max(0, grid.panels[panel].rows.count - 1))
    self.column = (column ?? self.column).clamped(to: 0...max(0, grid.columnNames.count - 1))
  }

  private mutating func move(right: Int, down: Int) {
    switch focus {
    case .running:
      runningRow = (runningRow + right + down).clamped(to: 0...max(0, running.count - 1))
    case .table: select(panel: panel, row: row + down, column: column + right)
    }
  }
}

/// What a key does to the sweep screen alone.
enum SweepAction: Hashable {
  /// The table, or the cells in training.
  case nextPane
  case nextPanel
  case open
}
