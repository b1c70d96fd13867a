import ArrayFiles
import FoundationEssentials
import Glibc

/// The folder of a sweep, held by one process: `sweep.json` says what is asked, `results.jsonl` has a line for each
/// cell that was run, and `cells` a file for each that was run by itself.
public final class ResultStore: Sendable {
  public let path: String
  /// Those that were there when the folder was opened.
  public let results: [CellResult]
  private let lock: FolderLock

  /// Begins a sweep in a folder, or goes on with the one that is there.
  ///
  /// - Throws: `OutputError` where the folder cannot be written or another process works there, `InputError` where
  ///   it holds another sweep, results of another one, or something that cannot be read.
  public init(_ path: String, _ question: SweepQuestion) throws {
    lock = try FolderLock(path, name: "sweep folder")
    self.path = lock.path
    try question.enter(self.path)
    results = try Self.results(in: self.path)
    try question.check(results, in: self.path)
    try Self.dropTornLine(of: Self.resultsPath(in: self.path))
    OutputFile.removeRemains(in: self.path)
  }

  static func resultsPath(in path: String) -> String { path + "/results.jsonl" }
  static func cellsPath(in path: String) -> String { path + "/cells" }

  /// The results in a folder, in the order in which they came; a line that was being written when the process was
  /// killed is left out.
  ///
  /// - Throws: `InputError` with the line that is no result.
  public static func results(in path: String) throws(InputError) -> [CellResult] {
    var results = try ownResults(in: path)
    for name in try cellNames(in: path) {
      results.append(try result(inFile: "\(cellsPath(in: path))/\(name)"))
    }
    return results
  }

  /// Those of `results.jsonl`.
  static func ownResults(in path: String) throws(InputError) -> [CellResult] {
    var results: [CellResult] = []
    let file = resultsPath(in: path)
    if access(file, F_OK) == 0 {
      var lines = try InputFile(file).bytes().split(separator: 10, omittingEmptySubsequences: false)
      // What follows the last line feed: nothing, or a line that is not whole.
      lines.removeLast()
      for (index, line) in lines.enumerated() {
        results.append(try result(in: Array(line), file: file, place: "line \(index + 1)"))
      }
    }
    return results
  }

  /// The names of the files of cells that were run by themselves, in the order of their numbers.
  static func cellNames(in path: String) throws(InputError) -> [String] {
    let cells = cellsPath(in: path)
    // The dot tells a file in its place from a folder that cannot be read.
    if access(cells + "/.", R_OK | X_OK) != 0, errno != ENOENT { throw InputError(cells, errno: errno) }
    return FolderContent.names(in: cells).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted()
  }

  /// Whether there is a result, sound or not.
  static func hasResults(in path: String) -> Bool {
    access(resultsPath(in: path), F_OK) == 0
      || FolderContent.names(in: cellsPath(in: path)).contains {
        $0.hasSuffix(".json")
      }
  }

  static func result(inFile file: String) throws(InputError) -> CellResult {
    try result(in: try InputFile(file).bytes(), file: file, place: nil)
  }

  private static func result(in bytes: [UInt8], file: String, place: String?) throws(InputError) -> CellResult
  {
    let result: CellResult
    do { result = try JSONDecoder().decode(CellResult.self, from: Data(bytes)) } catch {
      throw InputError(file, at: place, expected: "the result of a cell", found: "something else")
    }
    if let flaw = result.flaw {
      throw InputError(file, at: place, expected: "the result of a cell", found: flaw)
    }
    return result
  }

  private static func dropTornLine(of file: String) throws(OutputError) {
    guard let bytes = try? InputFile(file).bytes(), let last = bytes.last, last != 10 else { return }
    let whole = bytes.lastIndex(of: 10).map { $0 + 1 } ?? 0
    if truncate(file, off_t(whole)) != 0 { throw OutputError(path: file, errno: errno) }
  }

  /// Adds the result of a cell: a line that is written at once, and as a whole.
  ///
  /// - Throws: `OutputError` where it cannot be written; then the line is not there.
  public func append(_ result: CellResult) throws(OutputError) {
    let file = Self.resultsPath(in: path)
    guard lock.isStillHeld else {
      throw OutputError(path: path, reason: "the sweep folder was moved, replaced or removed")
    }
    let descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputError(path: file, errno: errno) }
    defer { close(descriptor) }
    let end = lseek(descriptor, 0, SEEK_END)
    if let error = OutputFile.write(Self.line(result), to: descriptor) {
      ftruncate(descriptor, end)
      throw OutputError(path: file, errno: error)
    }
  }

  static func line(_ result: CellResult) -> [UInt8] { SortedJSON.bytes(result) + [10] }
}
