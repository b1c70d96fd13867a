/// Why a worker cannot go on.
struct WorkerFailure: Error, Hashable, CustomStringConvertible {
  /// What it did, as the rest of a sentence that begins with its name.
  var reason: String
  /// The last lines that it wrote to standard error.
  var lastLines: [String] = []

  init(_ reason: String) { self.reason = reason }

  /// It wrote something else than it should have.
  init(expected: String, found line: [UInt8]) {
    let found = PlainText.line(String(decoding: line.prefix(500), as: UTF8.self), limit: 60)
    reason = "wrote nonsense: expected \(expected), found '\(found)'"
  }

  var description: String {
    lastLines.isEmpty ? reason : "\(reason): \(lastLines.joined(separator: " / "))"
  }
}
