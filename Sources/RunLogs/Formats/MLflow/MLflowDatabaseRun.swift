import ArrayFiles

/// One run in a database of MLflow (`mlflow.db`).
struct MLflowDatabaseRun: RunPoll {
  private let path: String
  private let run: String
  private var states: [FileStatus?] = []
  private var lastRow = -1
  private var hasComplained = false
  private(set) var modified: Double?

  init(_ path: String, run: String) {
    self.path = path
    self.run = run
  }

  /// The runs in a database that were not deleted, in the order in which they began; none where it is not one
  /// of MLflow.
  ///
  /// - Throws: `InputError` where SQLite is missing or the database is damaged.
  static func runs(in path: String) throws(InputError) -> [String] {
    var runs: [String] = []
    let database = try SQLiteDatabase(path)
    var tables = 0
    try database.query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name IN ('runs', 'metrics')") {
      _ in
      tables += 1
    }
    guard tables == 2 else { return [] }
    try database.query(
      "SELECT run_uuid FROM runs WHERE lifecycle_stage IS NULL OR lifecycle_stage <> 'deleted' "
        + "ORDER BY start_time, run_uuid"
    ) { runs.append($0.text(0)) }
    return runs
  }

  mutating func poll(upTo limit: Int, into log: inout RunLog) -> Bool {
    // Writers in WAL mode put new rows beside the database first.
    let states = [path, path + "-wal"].map { try? FileStatus($0) }
    guard states != self.states else { return false }
    log.isDatabase = true
    do throws(InputError) {
      let database = try SQLiteDatabase(path)
      if let before = self.states.first, let old = before, let new = states[0], !new.isSameFile(as: old) {
        (lastRow, self.states) = (-1, [])
        log.begin()
      }
      let count = try readRows(database, into: &log)
      try readDetails(database, into: &log)
      self.states = states
      return count > 0
    } catch {
      // It may be locked for a moment, so the next poll tries again; what is wrong for good is told once.
      if !hasComplained { log.report(error) }
      hasComplained = true
      return false
    }
  }

  private mutating func readRows(_ database: SQLiteDatabase, into log: inout RunLog) throws(InputError) -> Int
  {
    var (count, last) = (0, lastRow)
    var time = modified ?? 0
    try database.query(
      "SELECT rowid, key, value, timestamp, step, is_nan FROM metrics WHERE run_uuid = ? AND rowid > ? "
        + "ORDER BY rowid", [.text(run), .integer(lastRow)]
    ) { row in
      let value = row.integer(5) != 0 ? Double.nan : row.double(2)
      time = max(time, row.double(3) / 1000)
      log.append(
        ScalarPoint(step: row.integer(4), time: row.double(3) / 1000, value: value), to: row.text(1))
      last = row.integer(0)
      count += 1
    }
    lastRow = last
    if time > 0 { modified = time }
    log.settle()
    return count
  }

  private func readDetails(_ database: SQLiteDatabase, into log: inout RunLog) throws(InputError) {
    try database.query("SELECT name, status FROM runs WHERE run_uuid = ?", [.text(run)]) { row in
      log.displayName = row.text(0).isEmpty ? nil : row.text(0)
      log.ending = MLflowStatus.ending(row.text(1))
    }
    try database.query("SELECT key, value FROM params WHERE run_uuid = ?", [.text(run)]) { row in
      log.configuration[row.text(0)] = row.text(1)
    }
  }
}
