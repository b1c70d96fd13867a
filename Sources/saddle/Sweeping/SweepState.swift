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
  var snapshot: SweepSnapshot
  var clock: SweepClock
  /// How long the sweep has been running, or ran, in seconds.
  var elapsed = 0.0

  var focus = Focus.table
  var panel = 0
  var row = 0
  var column = 0
  var runningRow = 0
  /// Whether the bottom line asks if the sweep is to stop.
  var isAskingToStop = false
  /// The first line of help that is shown; nil where help is closed.
  var helpOffset: Int?
  var remark: String?

  init(_ snapshot: SweepSnapshot, folder: String) {
    let report = SweepReport(snapshot.progress)
    subject = report.subject
    grid = report.grid
    self.folder = folder
    self.snapshot = snapshot
    clock = SweepClock(snapshot, first: snapshot.progress.steps.done, elapsed: 0)
  }

  var progress: SweepProgress { snapshot.progress }

  /// The point under the cursor of the table; nil where the sweep asks nothing there.
  var point: SweepPoint? { grid.panels[panel].rows[row].points[column] }

  /// The cell that enter opens: the one under the cursor, or of the point there the test with the first seed, or
  /// before its rates are chosen the first of its search.
  var cell: SweepCell? {
    if focus == .running, snapshot.running.indices.contains(runningRow) {
      return snapshot.running[runningRow].cell
    }
    guard let point else { return nil }
    return progress.finals(of: point)?.first ?? progress.search(of: point).first
  }
}

/// What a change of the sweep screen asks of the world outside it.
enum SweepEffect: Hashable {
  case open(SweepCell)
  case stop
}

extension SweepState {
  /// Takes in what is known by now.
  mutating func take(_ snapshot: SweepSnapshot, _ clock: SweepClock, elapsed: Double) {
    self.snapshot = snapshot
    self.clock = clock
    if !snapshot.isOver { self.elapsed = elapsed }
    runningRow = runningRow.clamped(to: 0...max(0, snapshot.running.count - 1))
    if snapshot.running.isEmpty { focus = .table }
    if snapshot.isOver { isAskingToStop = false }
  }

  /// Changes the state as a key asks, and returns what else is to be done.
  mutating func press(_ key: Key) -> [SweepEffect] {
    remark = nil
    if isAskingToStop {
      isAskingToStop = false
      return key == .character("y") ? [.stop] : []
    }
    return KeyTable.action(for: key, in: .sweep).map { reduce($0) } ?? []
  }

  mutating func reduce(_ action: Action) -> [SweepEffect] {
    if let helpOffset {
      switch action {
      case .toggleHelp, .dismiss, .quit: self.helpOffset = nil
      case .moveCrosshair(_, let up): self.helpOffset = (helpOffset - up).clamped(to: 0...HelpView.mostLines)
      default: break
      }
      return []
    }
    switch action {
    case .toggleHelp: helpOffset = 0
    case .moveCrosshair(let right, let up): move(right: right, down: -up)
    case .sweep(.nextPane): focus = focus == .table && !snapshot.running.isEmpty ? .running : .table
    case .sweep(.nextPanel): select(panel: (panel + 1) % grid.panels.count)
    case .sweep(.open):
      if let cell { return [.open(cell)] }
      remark = "the sweep asks nothing here"
    case .quit:
      if snapshot.isOver { return [.stop] }
      isAskingToStop = true
    default: break
    }
    return []
  }

  mutating func select(panel: Int, row: Int? = nil, column: Int? = nil) {
    self.panel = panel
    focus = .table
    self.row = (row ?? self.row).clamped(to: 0...grid.panels[panel].rows.count - 1)
    self.column = (column ?? self.column).clamped(to: 0...grid.columnNames.count - 1)
  }

  private mutating func move(right: Int, down: Int) {
    switch focus {
    case .running:
      runningRow = (runningRow + right + down).clamped(to: 0...max(0, snapshot.running.count - 1))
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
