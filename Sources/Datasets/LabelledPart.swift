import ArrayFiles

/// Where numbers come from, for errors about them.
struct Origin: Sendable {
  let file: String
  /// Such as the name of an array; nil for the file as a whole.
  var place: String?
  /// The line of each sample, where samples are lines.
  var lines: [Int] = []

  func error(sample: Int? = nil, expected: String, found: String) -> InputError {
    var places = [place].compactMap { $0 }
    if let sample { places.append(lines.isEmpty ? "sample \(sample)" : "line \(lines[sample])") }
    return InputError(
      file, at: places.isEmpty ? nil : places.joined(separator: ", "), expected: expected, found: found)
  }
}

/// The training or the test part of a data set as files hold it. Inputs and labels have been checked, but not
/// against each other.
struct LabelledPart: Sendable {
  let inputShape: [Int]
  let inputs: StoredInputs
  let inputsOrigin: Origin
  let labels: [Int]
  let labelsOrigin: Origin

  /// How many inputs there are.
  var count: Int { inputs.count / inputShape.reduce(1, *) }

  /// Inputs that are finite by their making, such as pixels.
  init(
    inputShape: [Int], inputs: StoredInputs, inputsOrigin: Origin, labels: [Int], labelsOrigin: Origin
  ) {
    self.inputShape = inputShape
    self.inputs = inputs
    self.inputsOrigin = inputsOrigin
    self.labels = labels
    self.labelsOrigin = labelsOrigin
  }

  /// - Parameters:
  ///   - inputs: N samples of unsigned bytes, which stand for 0 … 1, or of floating point: (N, D), (N, H, W)
  ///     or (N, H, W, C).
  ///   - labels: integers, (N) or (N, 1).
  /// - Throws: `InputError` where shapes or types are others, there are no numbers, or one is not finite.
  init(
    inputs: NumberArray, from inputsOrigin: Origin, labels: NumberArray, from labelsOrigin: Origin
  ) throws(InputError) {
    try Self.checkShape(inputs, inputsOrigin)
    let inputShape = Array(inputs.shape.dropFirst())
    let stored = try Self.stored(inputs, inputsOrigin)
    if let (index, value) = stored.firstNotFinite {
      throw inputsOrigin.error(
        sample: index / inputShape.reduce(1, *), expected: "numbers that are finite in single precision",
        found: "\(value)")
    }
    self.init(
      inputShape: inputShape, inputs: stored, inputsOrigin: inputsOrigin,
      labels: try Self.integers(labels, labelsOrigin), labelsOrigin: labelsOrigin)
  }

  private static func checkShape(_ inputs: NumberArray, _ origin: Origin) throws(InputError) {
    let shape = inputs.shape
    guard (2...4).contains(shape.count) else {
      throw origin.error(
        expected: "2 to 4 dimensions: (N, D), (N, H, W) or (N, H, W, C)", found: inputs.shapeText)
    }
    guard inputs.count > 0 else {
      throw origin.error(expected: "samples", found: "shape \(inputs.shapeText)")
    }
    if shape.count == 4, shape[1] <= 4, shape[3] > 4 {
      throw origin.error(
        expected: "images as (N, H, W, C)",
        found: "\(inputs.shapeText), which looks like (N, C, H, W): transpose(0, 2, 3, 1) turns it round")
    }
  }

  private static func stored(_ inputs: NumberArray, _ origin: Origin) throws(InputError) -> StoredInputs {
    switch inputs.type {
    case .uint8: return StoredInputs(bytes: inputs.bytes, type: .bytes(scale: 1 / 255))
    case .float32: return StoredInputs(bytes: inputs.bytes, type: .float32)
    case let type where type.isFloatingPoint: return StoredInputs(inputs.floats)
    case let type: throw origin.error(expected: "uint8 or floating point", found: type.rawValue)
    }
  }

  private static func integers(_ labels: NumberArray, _ origin: Origin) throws(InputError) -> [Int] {
    guard labels.type.isInteger else { throw origin.error(expected: "integers", found: labels.type.rawValue) }
    guard labels.shape.count == 1 || labels.shape.count == 2 && labels.shape[1] == 1 else {
      throw origin.error(expected: "one label a sample, (N,) or (N, 1)", found: labels.shapeText)
    }
    guard let integers = labels.integers else {
      throw origin.error(expected: "labels below 2⁶³", found: "a greater one")
    }
    return integers
  }
}
