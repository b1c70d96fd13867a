/// What a network is made of, as it is written on the command line: `mlp:64,32`.
public struct Model: Sendable, Hashable, CustomStringConvertible {
  /// The widths of the hidden layers of a multilayer perceptron; none makes it a linear classifier.
  public let hiddenWidths: [Int]

  public init(hiddenWidths: [Int]) {
    precondition(hiddenWidths.allSatisfy { Self.widths.contains($0) })
    self.hiddenWidths = hiddenWidths
  }

  /// The widths that a layer can have.
  public static let widths = 1...65_536
  static let largestDepth = 64

  /// - Throws: ``ModelError`` where `text` is no model.
  public init(_ text: String) throws(ModelError) {
    guard text.hasPrefix("mlp:") else { throw ModelError(text: text) }
    var hiddenWidths: [Int] = []
    let list = text.dropFirst("mlp:".count)
    for part in list.split(separator: ",", omittingEmptySubsequences: false) where !list.isEmpty {
      guard let width = Int(part), part.allSatisfy(\.isASCII), part.first != "+", Self.widths.contains(width)
      else { throw ModelError(text: text) }
      hiddenWidths.append(width)
    }
    if hiddenWidths.count > Self.largestDepth { throw ModelError(text: text) }
    self.hiddenWidths = hiddenWidths
  }

  public var description: String { "mlp:" + hiddenWidths.map(String.init).joined(separator: ",") }

  /// The network for inputs and classes of the given numbers.
  public func network(inputWidth: Int, classCount: Int) -> Network {
    let widths = [inputWidth] + hiddenWidths + [classCount]
    let layers = zip(widths, widths.dropFirst()).enumerated().map { index, width in
      Dense(inputWidth: width.0, outputWidth: width.1, isRectified: index < hiddenWidths.count)
    }
    return Network(layers: layers)
  }
}

/// A text that names no model.
public struct ModelError: Error, Hashable, CustomStringConvertible {
  public let text: String

  public var description: String {
    "no model '\(text)': expected mlp: and the widths of up to \(Model.largestDepth) hidden layers"
      + " (\(Model.widths.lowerBound) to \(Model.widths.upperBound)), such as mlp:64,32"
  }
}
