import ArrayFiles
import Datasets
import Testing

@testable import Experiments

private func data(_ names: [String], validation: Int? = nil) throws -> SweepData {
  var sweep = SweepDefinition()
  (sweep.data, sweep.validation) = (names, validation)
  return try SweepData(sweep)
}

@Test func validationSamplesAreOfTheTrainingSideOrTheDatasOwn() throws {
  // Digits have 1000 training samples and no others to validate on; a face of glyphs has all 191 characters.
  let digits = try data(["digits"]).split("digits")
  #expect(digits.train.count == 800 && digits.validation?.count == 200 && digits.test.count == 797)
  #expect(try data(["digits"], validation: 50).split("digits").train.count == 950)
  let glyphs = try data(["glyphs"]).split("glyphs")
  #expect(glyphs.train.count == 76 * 191 && glyphs.validation?.count == 21 * 191)
}

@Test func inputsAreStandardizedByTheWholeTrainingSide() throws {
  let glyphs = try data(["glyphs"]).split("glyphs")
  func moments(_ dataset: Dataset) -> (mean: Double, deviation: Double) {
    let inputs = [Float](unsafeUninitializedCapacity: dataset.count * dataset.inputWidth) { numbers, count in
      dataset.copyInputs(of: 0..<dataset.count, to: numbers.baseAddress!)
      count = numbers.count
    }.map(Double.init)
    let mean = inputs.reduce(0, +) / Double(inputs.count)
    return (mean, (inputs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(inputs.count)).squareRoot())
  }
  let side = moments(glyphs.train)
  #expect(abs(side.mean) < 1e-5 && abs(side.deviation - 1) < 1e-5)
  // Of what a cell draws they are others, and so are those of the parts that nothing is taken from.
  for part in [try glyphs.train.perClass(2, seed: 1), glyphs.validation!, glyphs.test] {
    let moments = moments(part)
    #expect(abs(moments.mean) + abs(moments.deviation - 1) > 1e-3)
    #expect(part.standardization == glyphs.train.standardization)
  }
}

@Test func whatCannotBeHadIsNamed() {
  #expect(throws: SweepError.self) { try data(["digits", "no such data"]) }
  #expect(
    throws: SweepError(
      "validation",
      reason:
        "of 'digits': expected at most 990 samples to hold out, so that one of every class is left, found 1000"
    )
  ) { try data(["digits"], validation: 1000) }
  #expect(throws: InputError.self) { try data(["/dev/null"]) }
}

@Test func otherDataHaveAnotherFingerprint() throws {
  let shuffled = SweepData(splits: ["small": SmallData.split { Int32($0 % 2) }])
  #expect(SmallData.data.fingerprint == SweepData(splits: ["small": SmallData.split()]).fingerprint)
  #expect(SmallData.data.fingerprint != shuffled.fingerprint)
  // What is held out is part of it, the order of names is not.
  #expect(try data(["digits"]).fingerprint != data(["digits"], validation: 50).fingerprint)
  #expect(try data(["digits", "languages"]).fingerprint == data(["languages", "digits"]).fingerprint)
}
