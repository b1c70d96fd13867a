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
}
