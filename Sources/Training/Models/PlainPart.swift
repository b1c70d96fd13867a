/// A part of a `plain:` model.
public enum PlainPart: Sendable, Hashable, CustomStringConvertible {
  /// A 3×3 convolution to so many filters, batch normalization, activation.
  case convolution(filters: Int)
  /// 2×2 pooling.
  case pooling(Pooling.Kind)
  case globalAveragePooling
  /// A fully connected layer of a width, batch normalization, activation.
  case fullyConnected(width: Int)

  init?(_ text: Substring) {
    switch text {
    case "ap": self = .pooling(.average)
    case "mp": self = .pooling(.max)
    case "gap": self = .globalAveragePooling
    default:
      if text.hasPrefix("fc"), let width = Model.width(text.dropFirst(2)) {
        self = .fullyConnected(width: width)
      } else if let filters = Model.width(text) {
        self = .convolution(filters: filters)
      } else {
        return nil
      }
    }
  }

  public var description: String {
    switch self {
    case .convolution(let filters): "\(filters)"
    case .pooling(.average): "ap"
    case .pooling(.max): "mp"
    case .globalAveragePooling: "gap"
    case .fullyConnected(let width): "fc\(width)"
    }
  }
}

/// The layers of a `plain:` model as they pile up, and the shape of what the last one gives.
struct PlainLayers {
  private(set) var layers: [any Layer] = []
  /// (height, width, channels), or one extent behind a layer that flattens.
  private(set) var shape: [Int]
  private let model: String
  private let activation: Activation

  init(inputShape: [Int], model: String, activation: Activation = .relu) throws(ModelError) {
    self.model = model
    self.activation = activation
    shape = try Model.image(inputShape, model: model)
  }

  mutating func append(_ part: PlainPart) throws(ModelError) {
    switch part {
    case .convolution(let filters):
      let layer = Convolution(inputShape: try image(part), filters: filters, kernel: 3)
      layers.append(layer)
      shape = layer.outputShape
      appendBatchNorm()
    case .pooling(let kind):
      let image = try image(part)
      guard image[0] >= 2, image[1] >= 2 else {
        throw ModelError(
          text: model, reason: "'\(part)' needs 2×2 places, found \(image[0])×\(image[1])")
      }
      let layer = Pooling(kind, inputShape: image)
      layers.append(layer)
      shape = layer.outputShape
    case .globalAveragePooling:
      let layer = GlobalAveragePooling(inputShape: try image(part))
      layers.append(layer)
      shape = [layer.outputWidth]
    case .fullyConnected(let width):
      layers.append(Dense(inputShape: shape, outputWidth: width, isRectified: false))
      shape = [width]
      appendBatchNorm()
    }
  }

  /// Takes any scale off what the layer before gives, whatever its weights are drawn from.
  private mutating func appendBatchNorm() {
    layers.append(
      BatchNorm(
        places: shape.dropLast().reduce(1, *), channels: shape[shape.count - 1],
        isRectified: activation == .relu))
    if let layer = activation.layer(width: shape.reduce(1, *)) { layers.append(layer) }
  }

  /// The shape, which `part` needs to be that of an image.
  private func image(_ part: PlainPart) throws(ModelError) -> [Int] {
    guard shape.count == 3 else {
      throw ModelError(text: model, reason: "'\(part)' stands behind a layer that gives no images")
    }
    return shape
  }
}
