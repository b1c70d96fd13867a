import ArrayFiles

/// The training or the test part of a data set as arrays in files, of which only the headers have been read.
struct LabelledArrays {
  private let inputs: StoredArray
  private let inputsOrigin: Origin
  private let labels: StoredArray
  private let labelsOrigin: Origin

  /// More numbers than any sample that a network here takes has.
  private static let widestSample = 1 << 24
  /// More samples than any data set that fits here has.
  private static let mostSamples = 1 << 30

  /// - Parameters:
  ///   - inputs: N samples of unsigned bytes, which stand for 0 … 1, or of floating point: (N, D), (N, H, W)
  ///     or (N, H, W, C).
  ///   - labels: N integers, (N) or (N, 1).
  /// - Throws: `InputError` where shapes or types are others or there are no numbers.
  init(
    inputs: StoredArray, from inputsOrigin: Origin, labels: StoredArray, from labelsOrigin: Origin
  ) throws(InputError) {
    self.inputs = inputs
    self.inputsOrigin = inputsOrigin
    self.labels = labels
    self.labelsOrigin = labelsOrigin
    try checkLabels()
    try checkInputs()
    guard labels.shape[0] == inputs.shape[0] else {
      throw labelsOrigin.error(
        expected: "\(inputs.shape[0]) labels, one for each input", found: "\(labels.shape[0])")
    }
  }

  private func checkInputs() throws(InputError) {
    let shape = inputs.shape
    guard inputs.type == .uint8 || inputs.type.isFloatingPoint else {
      throw inputsOrigin.error(expected: "uint8 or floating point", found: inputs.type.rawValue)
    }
    guard (2...4).contains(shape.count) else {
      throw inputsOrigin.error(
        expected: "2 to 4 dimensions: (N, D), (N, H, W) or (N, H, W, C)", found: inputs.shapeText)
    }
    guard !shape.contains(0) else {
      throw inputsOrigin.error(expected: "samples", found: "shape \(inputs.shapeText)")
    }
    if shape.count == 4, shape[1] <= 4, shape[3] > 4 {
      throw inputsOrigin.error(
        expected: "images as (N, H, W, C)",
        found: "\(inputs.shapeText), which looks like (N, C, H, W): transpose(0, 2, 3, 1) turns it round")
    }
    // No product overflows: that of all lengths is a number of bytes in the file.
    guard shape[0] <= Self.mostSamples, shape.dropFirst().reduce(1, *) <= Self.widestSample else {
      throw inputsOrigin.error(
        expected: "at most \(Self.mostSamples) samples of at most \(Self.widestSample) numbers",
        found: inputs.shapeText)
    }
  }

  private func checkLabels() throws(InputError) {
    guard labels.type.isInteger else {
      throw labelsOrigin.error(expected: "integers", found: labels.type.rawValue)
    }
    guard labels.shape.count == 1 || labels.shape.count == 2 && labels.shape[1] == 1 else {
      throw labelsOrigin.error(expected: "one label a sample, (N,) or (N, 1)", found: labels.shapeText)
    }
  }

  /// - Throws: `InputError` where these samples, to test on, are of another shape than those to train on, or
  ///   would be scaled otherwise: bytes are divided by 255, floats are not.
  func check(against train: LabelledArrays) throws(InputError) {
    let (shape, trainShape) = (inputs.shape.dropFirst(), train.inputs.shape.dropFirst())
    guard shape == trainShape else {
      throw inputsOrigin.error(
        expected: "inputs of shape \(trainShape), as those to train on", found: "\(shape)")
    }
    guard (inputs.type == .uint8) == (train.inputs.type == .uint8) else {
      throw inputsOrigin.error(
        expected: "\(train.inputs.type.rawValue) as the inputs to train on (uint8 is divided by 255, "
          + "floating point is not)", found: inputs.type.rawValue)
    }
  }

  /// The bytes that the part takes in memory once it is read.
  var byteCount: Int {
    inputs.shape.reduce(inputs.type == .uint8 ? 1 : 4, *) + (labels.type.byteCount + 12) * labels.shape[0]
  }

  /// Reads inputs and labels.
  ///
  /// - Throws: `InputError` where a file is damaged or an input is not finite.
  func part() throws(InputError) -> LabelledPart {
    // The labels first: where they are wrong, the time to read the inputs is saved.
    guard let integers = try labels.numbers().integers else {
      throw labelsOrigin.error(expected: "labels below 2⁶³", found: "a greater one")
    }
    let inputShape = Array(inputs.shape.dropFirst())
    let isBytes = inputs.type == .uint8
    let numbers = isBytes ? try inputs.numbers() : try inputs.singlePrecision()
    let stored = StoredInputs(bytes: numbers.bytes, type: isBytes ? .bytes(scale: 1 / 255) : .float32)
    if let (index, value) = stored.firstNotFinite {
      throw inputsOrigin.error(
        sample: index / inputShape.reduce(1, *), expected: "numbers that are finite in single precision",
        found: NumberText.of(value))
    }
    return LabelledPart(
      inputShape: inputShape, inputs: stored, inputsOrigin: inputsOrigin, labels: integers,
      labelsOrigin: labelsOrigin)
  }

  /// - Throws: `InputError` where there should not be memory for the parts; where there is none to test on,
  ///   what is held out is copied.
  static func checkMemory(
    train: LabelledArrays, test: LabelledArrays?, bound: Int = MemoryBound.byteCount
  ) throws(InputError) {
    let count = train.byteCount + (test?.byteCount ?? train.byteCount)
    guard count <= bound else {
      throw train.inputsOrigin.error(
        expected: "a data set of at most \(bound) bytes, three quarters of the memory there is",
        found: "\(count)")
    }
  }
}
