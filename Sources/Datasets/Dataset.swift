/// Samples with their classes: `count` inputs of one shape, a label each.
public struct Dataset: Sendable {
  public let name: String
  /// The shape of one input: [D], [H, W] or [H, W, C].
  public let inputShape: [Int]
  public let labels: [Int32]
  public let classNames: [String]
  /// How the classes are related, where that is known.
  public let tree: ClassTree?
  /// What each input was made of, where that was text.
  public let texts: [String]?
  /// The inputs as they are stored, one after the other.
  let inputs: StoredInputs
  /// How networks see the inputs, where that is not as they are.
  public private(set) var standardization: Standardization?

  init(
    name: String, inputShape: [Int], inputs: StoredInputs, labels: [Int32], classNames: [String],
    tree: ClassTree? = nil, texts: [String]? = nil
  ) {
    precondition(inputs.count == labels.count * inputShape.reduce(1, *))
    precondition(texts == nil || texts?.count == labels.count)
    precondition(labels.allSatisfy { classNames.indices.contains(Int($0)) })
    self.name = name
    self.inputShape = inputShape
    self.inputs = inputs
    self.labels = labels
    self.classNames = classNames
    self.tree = tree
    self.texts = texts
  }

  /// Inputs that are kept as bytes, which a network sees times `scale`.
  ///
  /// - Precondition: `pixels` holds one input a label, and every label names a class.
  public init(
    name: String, inputShape: [Int], pixels: [UInt8], scale: Float, labels: [Int32], classNames: [String],
    tree: ClassTree? = nil
  ) {
    self.init(
      name: name, inputShape: inputShape, inputs: StoredInputs(bytes: pixels, type: .bytes(scale: scale)),
      labels: labels, classNames: classNames, tree: tree)
  }

  /// Inputs that a network sees as they are.
  ///
  /// - Precondition: `values` holds one input a label, and every label names a class.
  public init(
    name: String, inputShape: [Int], values: [Float], labels: [Int32], classNames: [String],
    tree: ClassTree? = nil
  ) {
    self.init(
      name: name, inputShape: inputShape, inputs: StoredInputs(values), labels: labels,
      classNames: classNames, tree: tree)
  }

  /// Texts, which a network sees as vectors of hashed n-grams.
  ///
  /// - Precondition: there is a text a label, and every label names a class.
  public init(
    name: String, texts: [String], nGrams: HashedNGrams, labels: [Int32], classNames: [String],
    tree: ClassTree? = nil
  ) {
    self.init(
      name: name, inputShape: [nGrams.width], inputs: StoredInputs(nGrams.features(of: texts)),
      labels: labels, classNames: classNames, tree: tree, texts: texts)
  }

  public var count: Int { labels.count }
  public var classCount: Int { classNames.count }
  /// How many numbers one input has.
  public var inputWidth: Int { inputShape.reduce(1, *) }

  /// How many bytes the inputs and labels take.
  public var byteCount: Int { inputs.bytes.count + 4 * labels.count }

  /// Writes the inputs of `samples` one after the other, `samples.count × inputWidth` floats.
  ///
  /// - Precondition: the samples are in 0 ..< ``count``.
  public func copyInputs(of samples: ArraySlice<Int>, to destination: UnsafeMutablePointer<Float>) {
    let width = inputWidth
    var next = destination
    for sample in samples {
      inputs.copy(sample * width..<(sample + 1) * width, to: next)
      next += width
    }
    standardization?.apply(to: destination, count: samples.count * width)
  }

  /// Writes the inputs of neighbouring samples, `samples.count × inputWidth` floats.
  ///
  /// - Precondition: the samples are in 0 ..< ``count``.
  public func copyInputs(of samples: Range<Int>, to destination: UnsafeMutablePointer<Float>) {
    let width = inputWidth
    inputs.copy(samples.lowerBound * width..<samples.upperBound * width, to: destination)
    standardization?.apply(to: destination, count: samples.count * width)
  }

  /// What a network sees in the place of 0, one number a channel.
  public var zeros: [Float] {
    standardization?.zeros ?? [Float](repeating: 0, count: inputShape.count == 3 ? inputShape[2] : 1)
  }

  /// The same inputs, seen in another way.
  func seen(through standardization: Standardization) -> Dataset {
    var dataset = self
    dataset.standardization = standardization
    return dataset
  }

  /// The same samples with other labels or inputs, as many.
  func with(inputs: StoredInputs? = nil, labels: [Int32]? = nil) -> Dataset {
    var dataset = Dataset(
      name: name, inputShape: inputShape, inputs: inputs ?? self.inputs, labels: labels ?? self.labels,
      classNames: classNames, tree: tree, texts: texts)
    dataset.standardization = standardization
    return dataset
  }

  /// The samples of this data set, then those of another of the same shape and classes.
  func followed(by other: Dataset) -> Dataset {
    precondition(inputShape == other.inputShape && classNames == other.classNames)
    return Dataset(
      name: name, inputShape: inputShape, inputs: inputs.followed(by: other.inputs),
      labels: labels + other.labels, classNames: classNames, tree: tree,
      texts: texts.flatMap { texts in other.texts.map { texts + $0 } })
  }

  /// The data set of the given samples, in the given order.
  public func subset(_ samples: [Int]) -> Dataset {
    let width = inputWidth
    var subset = Dataset(
      name: name, inputShape: inputShape,
      inputs: inputs.gathered(samples.lazy.map { $0 * width..<($0 + 1) * width }, width: width),
      labels: samples.map { labels[$0] }, classNames: classNames, tree: tree,
      texts: texts.map { texts in samples.map { texts[$0] } })
    subset.standardization = standardization
    return subset
  }

  /// The samples of each class, in their order.
  var samplesByClass: [[Int]] {
    var members = [[Int]](repeating: [], count: classCount)
    for (sample, label) in labels.enumerated() { members[Int(label)].append(sample) }
    return members
  }
}
