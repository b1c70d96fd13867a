import ArrayFiles
import Datasets
import Training

extension TrainingSettings {
  /// The data with what is held out, chosen and added to them.
  ///
  /// - Throws: ``CommandError/usage(_:)``, and `InputError` where the data are too small for a part.
  func split(remark: (String) -> Void) throws -> Split {
    do {
      var split = try sharedSplit(remark: remark)
      split = try split.holdingOut(validation: validation, seed: 0)
      var train = split.train
      if let samplesPerClass { train = try train.perClass(samplesPerClass, seed: seed) }
      if labelNoise > 0 { train = train.withLabelNoise(Double(labelNoise), seed: seed) }
      split = Split(
        train: train, test: split.test, validation: split.validation, testOrigin: split.testOrigin)
      if inputNoise > 0 {
        try checkNoiseMemory(split)
        split = split.withInputNoise(Double(inputNoise), seed: seed)
      }
      return standardize ? split.standardized() : split
    } catch let error as UnknownDatasetError {
      throw CommandError.usage("--data: \(error)")
    } catch let error as SubsetError {
      throw InputError(data, reason: "\(error)")
    }
  }

  /// The data with the parts they have or, where a share is asked for, split anew.
  private func sharedSplit(remark: (String) -> Void) throws -> Split {
    guard let trainShare else {
      let split = try Split.named(data)
      if split.testOrigin == .heldOut {
        remark("\(data) has no test samples: \(split.test.count) of its samples are held out to test on")
      }
      return split
    }
    if let apart = BundledDataset.named(data)?.keptApartBy {
      throw CommandError.usage(
        "--train-share: no \(apart) of '\(data)' is in two parts, and a new split would mix them;"
          + " --samples-per-class takes a part of each class")
    }
    if let toy = ToySet(rawValue: data) { return toy.split(trainShare: Double(trainShare)) }
    return try Split.named(data).dividedAnew(trainShare: Double(trainShare))
  }

  /// Noise makes floats of bytes.
  ///
  /// - Throws: `InputError` where there should not be memory for them.
  private func checkNoiseMemory(_ split: Split) throws(InputError) {
    let parts = [split.train, split.validation, split.test].compactMap(\.self)
    let need = parts.reduce(0) { $0 + 4 * $1.count * $1.inputWidth }
    guard need > MemoryBound.byteCount else { return }
    throw InputError(
      data, expected: "at most \(MemoryBound.byteCount) bytes of inputs with noise, four a number",
      found: "\(need)")
  }
}
