import ArrayFiles

extension Split {
  /// Reads `x` and `y`, and `x_test`, `y_test` and `classes` where they are there. Keras writes `x_train` and
  /// `y_train` for the first two.
  static func loadNpz(_ path: String, name: String) throws(InputError) -> Split {
    let file = try NpzFile(path)
    let names = Set(file.names)
    let ending = names.contains("x_train") && !names.contains("x") ? "_train" : ""
    let trainArrays = try arrays(of: file, "x\(ending)", "y\(ending)")
    let hasTest = names.contains("x_test") || names.contains("y_test")
    let testArrays = hasTest ? try arrays(of: file, "x_test", "y_test") : nil
    let classNames = names.contains("classes") ? try file.texts("classes") : nil
    if let classNames, !(2...mostClasses).contains(classNames.count) {
      throw InputError(
        path, at: "classes", expected: "2 to \(mostClasses) names", found: "\(classNames.count)")
    }
    return try assembled(name: name, train: trainArrays, test: testArrays, classNames: classNames)
  }

  private static func arrays(
    of file: NpzFile, _ inputs: String, _ labels: String
  ) throws(InputError) -> LabelledArrays {
    let labelArray = try file.stored(labels)
    return try LabelledArrays(
      inputs: file.stored(inputs), from: Origin(file: file.path, place: inputs),
      labels: labelArray, from: Origin(file: file.path, place: labels))
  }
}
