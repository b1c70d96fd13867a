import Training

/// The losses that an option names, separated by commas.
enum LossList {
  /// - Throws: ``CommandError/usage(_:)`` for a name that no loss has or that is there twice.
  static func parse(_ text: String, option: String) throws(CommandError) -> [any Loss] {
    var losses: [any Loss] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      if losses.contains(where: { $0.name == name }) {
        throw .usage("\(option): expected each loss once, found '\(name)' twice")
      }
      do throws(UnknownLoss) { losses.append(try Losses.named(name)) } catch {
        throw .usage("\(option): \(error)")
      }
    }
    return losses
  }
}
