import Datasets
import Testing

@testable import Training
@testable import saddle

@Suite struct TrainingSettingsDataTests {
  private func split(_ change: (inout TrainingSettings) -> Void) throws -> Split {
    var settings = TrainingSettings()
    change(&settings)
    return try settings.split(remark: { Issue.record("\($0)") })
  }

  private func inputs(_ dataset: Dataset) -> [Float] { dataset.inputs(of: 0..<dataset.count) }

  @Test func withoutNoiseTheDataAreThoseOfTheirName() throws {
    let plain = try split { _ in }
    #expect(plain.fingerprint == Split.digits().fingerprint)
    #expect(
      try split {
        $0.labelNoise = 0
        $0.inputNoise = 0
      }.fingerprint == plain.fingerprint)
  }

  @Test func labelsOfTrainingSamplesAreChangedAndNoOthers() throws {
    func settings(_ settings: inout TrainingSettings) {
      settings.validation = 100
      settings.samplesPerClass = 20
    }
    let before = try split { settings(&$0) }
    let after = try split {
      settings(&$0)
      $0.labelNoise = 0.25
    }
    #expect(zip(before.train.labels, after.train.labels).count { $0 != $1 } == 50)
    #expect(inputs(before.train) == inputs(after.train))
    #expect(before.test.fingerprint == after.test.fingerprint)
    #expect(before.validation?.fingerprint == after.validation?.fingerprint)
    let other = try split {
      settings(&$0)
      $0.labelNoise = 0.25
      $0.seed = 2
    }
    #expect(other.train.labels != after.train.labels)
  }

  @Test func inputsOfAllPartsHaveNoiseBeforeTheyAreStandardized() throws {
    let before = try split { $0.validation = 100 }
    let after = try split {
      $0.validation = 100
      $0.inputNoise = 0.25
    }
    for (a, b) in [
      (before.train, after.train), (before.test, after.test), (before.validation!, after.validation!),
    ] {
      #expect(a.labels == b.labels)
      let noise = zip(inputs(a), inputs(b)).map { Double($1) - Double($0) }
      #expect(abs((noise.reduce(0) { $0 + $1 * $1 } / Double(noise.count)).squareRoot() - 0.25) < 0.01)
    }
    let standardized = try split {
      $0.inputNoise = 0.25
      $0.standardize = true
    }
    let numbers = inputs(standardized.train)
    let square = numbers.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(numbers.count)
    #expect(abs(square - 1) < 1e-4)
  }

  @Test func aShareIsOfAllSamples() throws {
    let digits = try split { $0.trainShare = 0.25 }
    #expect(digits.train.count == 449 && digits.test.count == 1348)
    let toy = try split {
      $0.data = "moons"
      $0.trainShare = 0.75
    }
    #expect(toy.train.count == 375 && toy.test.count == 125)
    let halves = try split {
      $0.data = "moons"
      $0.trainShare = 0.5
    }
    #expect(halves.fingerprint == ToySet.moons.split().fingerprint)
  }

  @Test(arguments: ["glyphs", "languages"])
  func partsThatAreKeptApartAreNotMixed(data: String) throws {
    do {
      _ = try split {
        $0.data = data
        $0.trainShare = 0.5
      }
      Issue.record("\(data) was split anew")
    } catch let error as CommandError {
      #expect(error.exitCode == 64)
      #expect(error.message.hasPrefix("--train-share: no ") && error.message.contains("--samples-per-class"))
    }
  }
}
