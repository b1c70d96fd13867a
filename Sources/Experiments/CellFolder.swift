import ArrayFiles
import Glibc

/// A sweep's folder as processes on any number of machines share it that run single cells: a file each in its folder
/// `cells`.
///
/// Nothing is locked. A file comes whole, by a renaming, and what two processes write of the same cell is the same.
public struct CellFolder: Sendable {
  public let path: String
  private let question: SweepQuestion
  private let plan: SweepPlan

  /// Makes the folder, if need be, and notes in it what is asked.
  ///
  /// - Throws: `OutputError` where it cannot be written, `InputError` where it holds another sweep.
  public init(_ path: String, _ question: SweepQuestion, _ plan: SweepPlan) throws {
    self.path = FolderPath.withoutSlashesAtItsEnd(path)
    self.question = question
    self.plan = plan
    try FolderPath.make(self.path)
    try question.enter(self.path)
    try FolderPath.make(ResultStore.cellsPath(in: self.path))
    OutputFile.removeOldRemains(in: ResultStore.cellsPath(in: self.path))
  }

  private static func name(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".json"
  }

  private func file(_ number: Int) -> String {
    "\(ResultStore.cellsPath(in: path))/\(Self.name(number))"
  }

  /// Runs a cell and keeps its result, or gives the one that is there.
  ///
  /// - Parameter isCancelled: is asked before each step.
  /// - Returns: nil where it was cancelled; then nothing is kept.
  /// - Throws: ``MissingCellsError`` where the cells that choose its rates have not been run, `OutputError` where the
  ///   result cannot be written, `InputError` for a result that cannot be read or is of another cell or sweep.
  public func run(
    _ number: Int, data: SweepData, isCancelled: () -> Bool = { false }
  ) throws -> CellResult? {
    // NFS may go on saying for a while that a file is not there; a listing asks the server.
    let names = Set(try ResultStore.cellNames(in: path))
    var results = try ResultStore.ownResults(in: path)
    for search in plan.searches(for: number) where names.contains(Self.name(search)) {
      results.append(try ResultStore.result(inFile: file(search)))
    }
    try question.check(results, in: path)
    let progress = SweepProgress(question.definition, points: [plan.point(number)], results: results)
    guard let cell = plan.cell(number, of: progress) else {
      throw MissingCellsError(number: number, missing: plan.missing(for: number, of: progress))
    }
    if let result = progress.result(of: cell) { return result }
    if names.contains(Self.name(number)) {
      let result = try ResultStore.result(inFile: file(number))
      guard result.key == cell.key else {
        throw InputError(
          file(number), expected: "the result of '\(cell.key)'", found: "that of '\(result.key)'")
      }
      try question.check([result], in: file(number))
      return result
    }
    let training = CellTraining(cell, of: question.definition, data: data)
    guard let result = training.run(isCancelled: isCancelled) else { return nil }
    try OutputFile.write(ResultStore.line(result), to: file(number))
    return result
  }
}

/// A cell that cannot be run before others.
public struct MissingCellsError: Error, Hashable {
  public let number: Int
  public let missing: [Int]
}
