import Training

/// The losses that an option names, separated by commas.
enum LossList {
  /// The names, which need not be those of losses.
  ///
  /// - Throws: ``CommandError/usage(_:)`` for a name that is there twice, and for more names than `count`.
  static func names(_ text: String, option: String, atMost count: Int) throws(CommandError) -> [String] {
    var names: [String] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      if names.contains(name) { throw .usage("\(option): expected each loss once, found '\(name)' twice") }
      names.append(name)
    }
    if names.count > count {
      throw .usage("\(option): expected at most \(count) losses, found \(names.count)")
    }
    return names
  }

  /// - Throws: ``CommandError/usage(_:)`` for a name that no loss has.
  static func losses(
    named names: [String], option: String, parameters: LossParameters
  ) throws(CommandError) -> [any Loss] {
    var losses: [any Loss] = []
    for name in names {
      do throws(UnknownLoss) { losses.append(try Losses.named(name, parameters)) } catch {
        throw .usage("\(option): \(error)")
      }
    }
    return losses
  }
}
