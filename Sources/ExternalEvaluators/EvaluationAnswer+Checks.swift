import Training

extension EvaluationAnswer {
  /// What was found at the points of a request, in their order.
  ///
  /// - Parameter line: the answer as it came, for the error.
  /// - Throws: where this is no answer to the request.
  func evaluations(for request: EvaluationRequest, line: [UInt8]) throws(WorkerFailure) -> [Evaluation] {
    guard id == request.id else {
      throw WorkerFailure("answered out of order: expected id \(request.id), found \(id)")
    }
    if let error { throw WorkerFailure("reports '\(PlainText.line(error, limit: 200))'") }
    guard let losses else { throw WorkerFailure(expected: "losses", found: line) }
    for (name, values) in [("losses", losses), ("accuracies", accuracies ?? losses)] {
      guard values.count == request.points.count else {
        throw WorkerFailure("wrote nonsense: expected \(request.points.count) \(name), found \(values.count)")
      }
    }
    let shares = accuracies?.map { $0.value.isFinite ? $0.value : .nan }
    if let strange = shares?.first(where: { $0 < 0 || $0 > 1 }) {
      throw WorkerFailure("wrote nonsense: expected accuracies from 0 to 1, found \(strange)")
    }
    return losses.indices.map { Evaluation(loss: losses[$0].value, accuracy: shares?[$0] ?? .nan) }
  }
}
