/// The numbers that losses have beside the features.
public struct LossParameters: Sendable, Hashable {
  /// ε of label smoothing.
  public var smoothing: Float = 0.1
  /// λ, the weight of the cross-entropy beside the cosine.
  public var crossEntropyWeight: Float = 0.1
  /// What the cosines are divided by in a cosine softmax.
  public var temperature: Float = 0.0625
  /// The margin of CosFace.
  public var cosineMargin: Float = 0.35
  /// The margin of ArcFace, in radians.
  public var angularMargin: Float = 0.5

  public init() {}
}

/// The losses by their names.
public enum Losses {
  /// Those of the paper's Figure 1, in its order.
  public static let figureOne: [any Loss] = [CrossEntropyLoss(), MeanSquaredErrorLoss(), CosineLoss()]

  /// Every loss with the given parameters.
  public static func all(_ parameters: LossParameters = LossParameters()) -> [any Loss] {
    figureOne + [
      SmoothedCrossEntropyLoss(smoothing: parameters.smoothing),
      CosineCrossEntropyLoss(weight: parameters.crossEntropyWeight),
      AngularSoftmaxLoss(margin: .none, temperature: parameters.temperature),
      AngularSoftmaxLoss(margin: .cosine(parameters.cosineMargin), temperature: parameters.temperature),
      AngularSoftmaxLoss(margin: .angle(parameters.angularMargin), temperature: parameters.temperature),
    ]
  }

  public static let names = all().map(\.name)

  /// - Throws: ``UnknownLoss`` where no loss has that name.
  public static func named(
    _ name: String, _ parameters: LossParameters = LossParameters()
  ) throws(UnknownLoss) -> any Loss {
    guard let loss = all(parameters).first(where: { $0.name == name }) else { throw UnknownLoss(name: name) }
    return loss
  }
}

/// A name that no loss has.
public struct UnknownLoss: Error, Hashable, CustomStringConvertible {
  public let name: String

  public var description: String {
    "no loss '\(name)': expected one of " + Losses.names.joined(separator: ", ")
  }
}
