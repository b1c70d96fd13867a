import FoundationEssentials

/// JSON whose keys are sorted, so that the same value is the same text.
enum SortedJSON {
  /// What stands for a number that is not finite, which no reader of ours takes.
  private static let notFinite = "not finite"

  static func bytes(_ value: some Encodable, isPretty: Bool = false) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: notFinite, negativeInfinity: notFinite, nan: notFinite)
    // Every number has a form, so that nothing of a value can fail.
    return [UInt8](try! encoder.encode(value))
  }
}
