/// What a network is made of, as it is written on the command line: `mlp:64,32`, `plain:16,ap,32,gap`
/// or `residual:16,32,64`.
public enum Model: Sendable, Hashable, CustomStringConvertible {
  /// A multilayer perceptron with the given widths of its hidden layers; none makes it a linear classifier.
  case mlp([Int])
  /// A stack of convolutions, pooling and fully connected layers, then a linear layer to the features; as the
  /// authors of the paper write their PlainNet.
  case plain([PlainPart])
  /// A 5×5 convolution of stride 2 to the first width, then a residual block a width, of stride 2 from the
  /// second on, then a linear layer to the features.
  case residual([Int])

  /// The widths that a layer can have.
  public static let widths = 1...65_536
  static let largestDepth = 64

  /// - Throws: ``ModelError`` where `text` is no model.
  public init(_ text: String) throws(ModelError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw ModelError(text: text) }
    let list = parts[1].isEmpty ? [] : parts[1].split(separator: ",", omittingEmptySubsequences: false)
    if list.count > Self.largestDepth { throw ModelError(text: text) }
    switch parts[0] {
    case "mlp":
      let widths = list.compactMap(Self.width)
      guard widths.count == list.count else { throw ModelError(text: text) }
      self = .mlp(widths)
    case "plain":
      let layers = list.compactMap(PlainPart.init)
      guard layers.count == list.count, !layers.isEmpty else { throw ModelError(text: text) }
      self = .plain(layers)
    case "residual":
      let widths = list.compactMap(Self.width)
      guard widths.count == list.count, !widths.isEmpty else { throw ModelError(text: text) }
      self = .residual(widths)
    default: throw ModelError(text: text)
    }
  }

  /// The number of features or filters that a text of plain digits gives.
  static func width(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }), let width = Int(text),
      widths.contains(width)
    else { return nil }
    return width
  }

  public var description: String {
    switch self {
    case .mlp(let widths): "mlp:" + widths.map(String.init).joined(separator: ",")
    case .plain(let parts): "plain:" + parts.map(\.description).joined(separator: ",")
    case .residual(let widths): "residual:" + widths.map(String.init).joined(separator: ",")
    }
  }

  /// The layers from inputs of a shape, (height, width), (height, width, channels) or (width), to features.
  ///
  /// - Parameter activation: what stands behind every hidden layer.
  /// - Throws: ``ModelError`` where the model does not fit such inputs, or has no such activation.
  public func layers(
    inputShape: [Int], featureWidth: Int, activation: Activation = .relu
  ) throws(ModelError) -> [any Layer] {
    switch self {
    case .mlp(let widths):
      let all = [inputShape.reduce(1, *)] + widths + [featureWidth]
      return zip(all, all.dropFirst()).enumerated().flatMap { index, width in
        let isHidden = index < widths.count
        let dense = Dense(
          inputShape: [width.0], outputWidth: width.1, isRectified: isHidden && activation == .relu,
          weights: activation.initialWeights)
        return [dense] + (isHidden ? [activation.layer(width: width.1)].compactMap(\.self) : [])
      }
    case .plain(let parts):
      var plain = try PlainLayers(inputShape: inputShape, model: description, activation: activation)
      for part in parts { try plain.append(part) }
      return plain.layers + [
        Dense(
          inputShape: plain.shape, outputWidth: featureWidth, isRectified: false,
          weights: activation.initialWeights)
      ]
    case .residual(let widths):
      guard activation == .relu else { throw ModelError(text: description, activation: activation) }
      let image = try Self.image(inputShape, model: description)
      // Without a bias: the batch normalization of the first block takes off nearly all of one and adds its own.
      let stem = Convolution(inputShape: image, filters: widths[0], kernel: 5, stride: 2, fan: .out)
      var (layers, shape) = ([stem] as [any Layer], stem.outputShape)
      for (index, width) in widths.enumerated() {
        let block = ResidualBlock(inputShape: shape, filters: width, stride: index == 0 ? 1 : 2)
        layers.append(block)
        shape = block.outputShape
      }
      return layers + [
        Dense(inputShape: shape, outputWidth: featureWidth, isRectified: false, weights: .uniform)
      ]
    }
  }

  /// (height, width, channels) of inputs that `model` needs to be images.
  static func image(_ inputShape: [Int], model: String) throws(ModelError) -> [Int] {
    switch inputShape.count {
    case 2: return inputShape + [1]
    case 3: return inputShape
    default:
      throw ModelError(
        text: model, reason: "expected images, found inputs of \(inputShape.reduce(1, *)) numbers")
    }
  }
}

/// A text that names no model, or a model that does not fit its inputs.
public struct ModelError: Error, Hashable, CustomStringConvertible {
  public let text: String
  /// Why the model does not fit; nil where the text is no model.
  public var reason: String?
  /// The one that the model cannot have, where that is what is wrong.
  public var activation: Activation?

  public var description: String {
    if let activation {
      return "expected relu for '\(text)', whose blocks add up before a ReLU, found \(activation)"
    }
    if let reason { return "'\(text)' does not fit the data: \(reason)" }
    return "no model '\(text)': expected mlp: and the widths of up to \(Model.largestDepth) hidden layers"
      + " (\(Model.widths.lowerBound) to \(Model.widths.upperBound)), such as mlp:64,32, plain: and"
      + " widths of convolutions, ap, mp, gap, fcN, such as plain:16,ap,32,ap,64,gap, or residual: and the"
      + " widths of residual blocks, such as residual:16,32,64"
  }
}
