import ArrayFiles

/// What folders of a sweep's results hold together, read without changing anything.
public struct SweepResults: Sendable {
  public let question: SweepQuestion
  public let progress: SweepProgress

  /// - Precondition: there is a folder.
  /// - Throws: `InputError` where a folder holds no sweep, another one than the first, results that cannot be read,
  ///   or another result of a cell than one before.
  public init(_ folders: [String]) throws {
    let question = try SweepQuestion(in: folders[0])
    var results: [CellResult] = []
    for folder in folders {
      try question.check(in: folder)
      results += try ResultStore.results(in: folder)
      try question.check(results, in: folder)
    }
    self.question = question
    progress = SweepProgress(question.definition, points: question.points, results: results)
  }
}
