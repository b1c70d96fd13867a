/// A tensor of a layer as PyTorch has it, and where its elements stand in the network's flat vector.
public struct LayerTensor: Sendable, Hashable {
  /// Such as `conv1`, where the layer is a module that is made of others; otherwise nothing.
  private(set) var module = ""
  /// `weight`, `bias`, `running_mean` or `running_var`.
  let suffix: String
  /// The shape in a file.
  let shape: [Int]
  /// Whether it is among the statistics rather than the parameters.
  let isStatistic: Bool
  /// Where its first element stands, counted from the layer's first parameter or statistic.
  private(set) var offset: Int
  /// The shape, finer where one dimension of the file is several here.
  let extents: [Int]
  /// How far apart neighbours along each of `extents` stand.
  let strides: [Int]

  init(
    _ suffix: String, shape: [Int], isStatistic: Bool = false, offset: Int, extents: [Int]? = nil,
    strides: [Int]
  ) {
    self.suffix = suffix
    self.shape = shape
    self.isStatistic = isStatistic
    self.offset = offset
    self.extents = extents ?? shape
    self.strides = strides
    precondition(self.extents.count == strides.count)
    precondition(self.extents.reduce(1, *) == shape.reduce(1, *))
  }

  /// A vector whose elements stand side by side.
  static func vector(_ suffix: String, count: Int, isStatistic: Bool = false, offset: Int) -> LayerTensor {
    LayerTensor(suffix, shape: [count], isStatistic: isStatistic, offset: offset, strides: [1])
  }

  /// The same as a part of a layer whose numbers begin `distance` sooner, in a module of that layer.
  func moved(by distance: Int, module: String) -> LayerTensor {
    var tensor = self
    tensor.offset += distance
    tensor.module = module
    return tensor
  }

  var count: Int { shape.reduce(1, *) }

  /// Calls `body` with the place of each element in the flat vector, in the order of the file.
  func forEachPlace(_ body: (Int) -> Void) { visit(dimension: 0, from: offset, body) }

  private func visit(dimension: Int, from place: Int, _ body: (Int) -> Void) {
    guard dimension < extents.count else { return body(place) }
    for index in 0..<extents[dimension] {
      visit(dimension: dimension + 1, from: place + index * strides[dimension], body)
    }
  }
}
