extension Split {
  /// The same with noise of a normal distribution on all numbers of all inputs, drawn once; labels and texts
  /// stay.
  ///
  /// The noise of a part follows from the seed and the part alone. Inputs become floats of four bytes.
  ///
  /// - Parameter deviation: in the units that inputs have before they are standardized; 0 changes nothing.
  /// - Precondition: `deviation` is finite and not negative, and the split is not standardized.
  public func withInputNoise(_ deviation: Double, seed: UInt64) -> Split {
    precondition(deviation >= 0 && deviation.isFinite && train.standardization == nil)
    if deviation == 0 { return self }
    func noisy(_ part: Dataset, _ stream: UInt64) -> Dataset {
      part.withInputNoise(deviation, SplitMix64(seed: seed, stream: stream))
    }
    return Split(
      train: noisy(train, NoiseStream.trainInputs), test: noisy(test, NoiseStream.testInputs),
      validation: validation.map { noisy($0, NoiseStream.validationInputs) }, testOrigin: testOrigin)
  }
}

extension Dataset {
  fileprivate func withInputNoise(_ deviation: Double, _ generator: SplitMix64) -> Dataset {
    var generator = generator
    let count = count * inputWidth
    let values = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      if let start = buffer.baseAddress { inputs.copy(0..<count, to: start) }
      for index in 0..<count {
        buffer[index] = Float(Double(buffer[index]) + deviation * generator.nextGaussian())
      }
      filled = count
    }
    return with(inputs: StoredInputs(values))
  }
}
