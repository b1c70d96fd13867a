import Testing

@testable import Datasets

private func difference(_ noisy: Dataset, _ before: Dataset) -> [Double] {
  zip(noisy.allInputs, before.allInputs).map { Double($0) - Double($1) }
}

private func correlation(_ a: [Double], _ b: [Double]) -> Double {
  func sum(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
  return sum(a, b) / (sum(a, a) * sum(b, b)).squareRoot()
}

@Test func inputsOfAllPartsHaveNoiseOfTheDeviation() throws {
  let digits = try Split.digits().holdingOut(validation: 100, seed: 0)
  let noisy = digits.withInputNoise(0.25, seed: 4)
  let validation = try #require(noisy.validation)
  let parts = [
    (noisy.train, digits.train), (noisy.test, digits.test), (validation, digits.validation!),
  ]
  for (after, before) in parts {
    let noise = difference(after, before)
    let count = Double(noise.count)
    let mean = noise.reduce(0, +) / count
    let variance = noise.reduce(0) { $0 + $1 * $1 } / count
    #expect(abs(mean) < 5 * 0.25 / count.squareRoot())
    #expect(abs(variance / 0.0625 - 1) < 5 * (2 / count).squareRoot())
    // 31.7 % of a normal distribution are farther away than its deviation, 0.27 % than three.
    let share = Double(noise.count { abs($0) > 0.25 }) / count
    #expect(abs(share - 0.3173) < 0.03)
    #expect(noise.contains { abs($0) > 0.75 })
    #expect(after.labels == before.labels)
  }
  // Another noise in each part and for each sample.
  let train = difference(noisy.train, digits.train)
  #expect(abs(correlation(Array(train.prefix(6400)), difference(noisy.test, digits.test))) < 0.06)
  #expect(abs(correlation(Array(train.prefix(6400)), Array(train.dropFirst(6400).prefix(6400)))) < 0.06)
}

@Test func theSeedDecidesTheNoise() {
  let toy = ToySet.circle.split()
  let noisy = toy.withInputNoise(0.1, seed: 4)
  #expect(toy.withInputNoise(0.1, seed: 4).fingerprint == noisy.fingerprint)
  #expect(toy.withInputNoise(0.1, seed: 5).fingerprint != noisy.fingerprint)
  #expect(toy.withInputNoise(0, seed: 4).fingerprint == toy.fingerprint)
  // That of the test samples does not depend on how many there are to train on.
  let fewer = Split(train: toy.train.subset([0, 1]), test: toy.test).withInputNoise(0.1, seed: 4)
  #expect(fewer.test.fingerprint == noisy.test.fingerprint)
}

@Test func noiseIsInTheUnitsBeforeStandardization() {
  let noisy = ToySet.circle.split().withInputNoise(0.5, seed: 1)
  let standardized = noisy.standardized()
  #expect(standardized.train.labels == noisy.train.labels)
  let inputs = standardized.train.allInputs.map(Double.init)
  #expect(abs(inputs.reduce(0) { $0 + $1 * $1 } / Double(inputs.count) - 1) < 1e-5)
}

@Test func textsKeepTheirWordsAndGetNoiseOnTheirVectors() {
  let dataset = Dataset(
    name: "made", texts: ["one", "zwei"], nGrams: HashedNGrams(width: 8, longest: 1), labels: [0, 1],
    classNames: ["a", "b"])
  let noisy = Split(train: dataset, test: dataset).withInputNoise(0.1, seed: 1)
  #expect(noisy.train.texts == dataset.texts)
  #expect(zip(noisy.train.allInputs, dataset.allInputs).allSatisfy { $0 != $1 })
}

@Test func gaussianNumbersFollowTheNormalDistribution() {
  var generator = SplitMix64(seed: 2)
  let numbers = (0..<200_000).map { _ in generator.nextGaussian() }
  #expect(numbers.allSatisfy { $0.isFinite })
  let moments = (1...4).map { power in
    numbers.reduce(0.0) { sum, x in sum + (0..<power).reduce(1.0) { product, _ in product * x } } / 200_000
  }
  for (moment, (expected, tolerance)) in zip(
    moments, [(0.0, 0.01), (1, 0.015), (0, 0.04), (3, 0.1)])
  {
    #expect(abs(moment - expected) < tolerance)
  }
}
