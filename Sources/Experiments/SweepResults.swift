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
      try Self.checkForContradictions(results, in: folder)
    }
    self.question = question
    progress = SweepProgress(question.definition, points: question.points, results: results)
  }

  private static func checkForContradictions(_ results: [CellResult], in folder: String) throws(InputError) {
    var known: [String: CellResult] = [:]
    for result in results {
      guard let other = known.updateValue(result, forKey: result.key) else { continue }
      guard !result.isSame(as: other) else { continue }
      throw InputError(
        folder, at: result.key, expected: "the same result wherever a cell was run",
        found: other.weights != result.weights
          ? "weights \(other.weights) and \(result.weights)"
          : "the same weights with other accuracies or losses")
    }
  }
}
