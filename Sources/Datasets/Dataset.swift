/// Samples with their classes: `count` inputs of one shape, a label each.
public struct Dataset: Sendable {
  public let name: String
  /// The shape of one input, such as [8, 8].
  public let inputShape: [Int]
  public let labels: [Int32]
  public let classNames: [String]
  /// How the classes are related, where that is known.
  public let tree: ClassTree?
  /// The inputs as they are stored, `count × inputWidth`; a network sees them times ``scale``.
  private let pixels: [UInt8]
  private let scale: Float

  /// - Precondition: `pixels` holds one input a label, and every label names a class.
  public init(
    name: String, inputShape: [Int], pixels: [UInt8], scale: Float, labels: [Int32], classNames: [String],
    tree: ClassTree? = nil
  ) {
    precondition(pixels.count == labels.count * inputShape.reduce(1, *))
    precondition(labels.allSatisfy { classNames.indices.contains(Int($0)) })
    self.name = name
    self.inputShape = inputShape
    self.pixels = pixels
    self.scale = scale
    self.labels = labels
    self.classNames = classNames
    self.tree = tree
  }

  public var count: Int { labels.count }
  public var classCount: Int { classNames.count }
  /// How many numbers one input has.
  public var inputWidth: Int { inputShape.reduce(1, *) }

  /// Writes the inputs of `samples` one after the other, `samples.count × inputWidth` floats.
  public func copyInputs(
    of samples: some Collection<Int>, to destination: UnsafeMutablePointer<Float>
  ) {
    let width = inputWidth
    pixels.withUnsafeBufferPointer { pixels in
      var next = destination
      for sample in samples {
        let first = sample * width
        for index in first..<first + width {
          next.pointee = Float(pixels[index]) * scale
          next += 1
        }
      }
    }
  }

  /// The data set of the given samples, in the given order.
  public func subset(_ samples: [Int]) -> Dataset {
    let width = inputWidth
    return Dataset(
      name: name, inputShape: inputShape,
      pixels: samples.flatMap { pixels[$0 * width..<($0 + 1) * width] }, scale: scale,
      labels: samples.map { labels[$0] }, classNames: classNames, tree: tree)
  }
}
