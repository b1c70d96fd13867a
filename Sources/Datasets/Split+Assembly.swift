import ArrayFiles

extension Split {
  /// More classes than any data set that fits here has; a label above is a mistake in the data.
  static let mostClasses = 65_536
  /// One of so many samples is held out where there is no test part.
  private static let heldOutShare = 5

  /// The data set of arrays in files. All headers are judged before numbers are read.
  static func assembled(
    name: String, train: LabelledArrays, test: LabelledArrays?, classNames: [String]?
  ) throws(InputError) -> Split {
    try test?.check(against: train)
    try LabelledArrays.checkMemory(train: train, test: test)
    return try assembled(name: name, train: train.part(), test: test?.part(), classNames: classNames)
  }

  /// The data set of parts that were read, once they have been checked against each other.
  ///
  /// - Parameters:
  ///   - test: where it is nil, a stratified fifth of the training part becomes the test part.
  ///   - classNames: where they are nil, the labels are their names.
  /// - Throws: `InputError` where inputs and labels differ in number, the parts in shape, a label is out of
  ///   range, or not every class has a sample to train on.
  static func assembled(
    name: String, train: LabelledPart, test: LabelledPart?, classNames: [String]?
  ) throws(InputError) -> Split {
    for part in [train, test].compactMap({ $0 }) {
      guard part.labels.count == part.count else {
        throw part.labelsOrigin.error(
          expected: "\(part.count) labels, one for each input", found: "\(part.labels.count)")
      }
    }
    let labels = try checkedLabels(train, classCount: classNames?.count)
    let classCount = classNames?.count ?? Int(labels.max() ?? 0) + 1
    try checkClasses(train, labels, classNames ?? (0..<classCount).map(String.init))

    let names = classNames?.map(printable) ?? (0..<classCount).map(String.init)
    func dataset(_ part: LabelledPart, _ labels: [Int32]) -> Dataset {
      Dataset(
        name: printable(name), inputShape: part.inputShape, inputs: part.inputs, labels: labels,
        classNames: names)
    }
    let trainSet = dataset(train, labels)
    guard let test else { return try holdingOutTest(from: trainSet, train.inputsOrigin) }

    guard test.inputShape == train.inputShape else {
      throw test.inputsOrigin.error(
        expected: "inputs of shape \(train.inputShape), as those to train on", found: "\(test.inputShape)")
    }
    let testLabels = try checkedLabels(test, classCount: classCount)
    return Split(train: trainSet, test: dataset(test, testLabels))
  }

  /// The labels, each in 0 ..< `classCount`.
  private static func checkedLabels(
    _ part: LabelledPart, classCount: Int?
  ) throws(InputError) -> [Int32] {
    let range = 0..<min(classCount ?? mostClasses, mostClasses)
    if let sample = part.labels.firstIndex(where: { !range.contains($0) }) {
      throw part.labelsOrigin.error(
        sample: sample, expected: "a label from 0 to \(range.upperBound - 1)", found: "\(part.labels[sample])"
      )
    }
    return part.labels.map(Int32.init)
  }

  /// Every class has a sample to train on, and there are two classes at least.
  private static func checkClasses(
    _ part: LabelledPart, _ labels: [Int32], _ names: [String]
  ) throws(InputError) {
    var isThere = [Bool](repeating: false, count: names.count)
    for label in labels { isThere[Int(label)] = true }
    if let missing = isThere.firstIndex(of: false) {
      var found = "none of class \(missing)"
      if names[missing] != "\(missing)" { found += " (\(names[missing]))" }
      let expected = "a training sample of every class from 0 to \(names.count - 1)"
      guard let largest = labels.max(), largest > missing, let sample = labels.firstIndex(of: largest) else {
        throw part.labelsOrigin.error(expected: expected, found: found)
      }
      throw part.labelsOrigin.error(
        sample: sample, expected: expected, found: "label \(largest) here and \(found)")
    }
    guard names.count > 1 else {
      throw part.labelsOrigin.error(expected: "at least two classes", found: "one")
    }
  }

  private static func holdingOutTest(from dataset: Dataset, _ origin: Origin) throws(InputError) -> Split {
    // Every class keeps a sample to train on.
    let count = min(max(1, dataset.count / heldOutShare), dataset.count - dataset.classCount)
    guard count > 0, let parts = try? dataset.holdingOut(count, seed: 0) else {
      throw origin.error(
        expected: "a test part, or enough samples to hold one out",
        found: "\(dataset.count) samples of \(dataset.classCount) classes")
    }
    return Split(train: parts.rest, test: parts.heldOut, testOrigin: .heldOut)
  }

  /// The text without what could move a terminal's cursor.
  private static func printable(_ text: String) -> String {
    var printable = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: printable.append("\u{FFFD}")
      default: printable.append(scalar)
      }
    }
    return String(printable)
  }
}
