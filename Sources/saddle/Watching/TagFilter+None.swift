import RunLogs

extension TagFilter {
  /// The filter that everything passes.
  static var none: TagFilter {
    do { return try TagFilter("") } catch { preconditionFailure("\(error)") }
  }

  var isAll: Bool { text.isEmpty }
}
