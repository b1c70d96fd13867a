/// The losses by their names.
public enum Losses {
  /// Every loss, in the order of the paper's Figure 1.
  public static let all: [any Loss] = [CrossEntropyLoss(), MeanSquaredErrorLoss(), CosineLoss()]

  /// - Throws: ``UnknownLoss`` where no loss has that name.
  public static func named(_ name: String) throws(UnknownLoss) -> any Loss {
    guard let loss = all.first(where: { $0.name == name }) else { throw UnknownLoss(name: name) }
    return loss
  }
}

/// A name that no loss has.
public struct UnknownLoss: Error, Hashable, CustomStringConvertible {
  public let name: String

  public var description: String {
    "no loss '\(name)': expected one of " + Losses.all.map(\.name).joined(separator: ", ")
  }
}
