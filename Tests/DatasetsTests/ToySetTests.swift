import Foundation
import Testing

@testable import Datasets

private func points(_ dataset: Dataset) -> [(x: Double, y: Double)] {
  let inputs = dataset.allInputs.map(Double.init)
  return stride(from: 0, to: inputs.count, by: 2).map { (inputs[$0], inputs[$0 + 1]) }
}

@Test(arguments: ToySet.allCases)
func toySetsAreBalancedAndSplitInHalves(toy: ToySet) {
  let split = toy.split()
  for part in [split.train, split.test] {
    #expect(part.classSizes == [125, 125] && part.inputShape == [2] && part.name == toy.rawValue)
  }
  #expect(split.validation == nil && split.testOrigin == .given)
  #expect(toy.split(trainShare: 0.3).train.classSizes == [75, 75])
  #expect(toy.samples(count: 7).classSizes == [4, 3])
  // No sample is in both parts, and none is left out.
  let all = points(toy.samples()).map { "\($0)" }
  let parts = (points(split.train) + points(split.test)).map { "\($0)" }
  #expect(Set(all).count == 500 && parts.sorted() == all.sorted())
}

@Test(arguments: ToySet.allCases)
func toySetsLieInTheirSquare(toy: ToySet) {
  let outside = points(toy.samples()).count { abs($0.x) > 1 || abs($0.y) > 1 }
  #expect(toy == .gaussians || toy == .moons ? outside < 10 : outside == 0)
  #expect(points(toy.samples()).allSatisfy { abs($0.x) < 1.3 && abs($0.y) < 1.3 })
}

@Test func toySetsAreTheSameEverywhere() {
  let fingerprints = ToySet.allCases.map { String($0.split().fingerprint, radix: 16) }
  #expect(
    fingerprints == [
      "edbd27fddc3d838", "c816d0f1fdd1f4bd", "e789044e6f5717d7", "65fa6b9055ab7470", "f845ccea383656c3",
    ])
  #expect(ToySet.xor.samples(seed: 1).fingerprint != ToySet.xor.samples(seed: 2).fingerprint)
}

@Test func eachSetHasTheShapeOfItsName() {
  func all(_ toy: ToySet, _ fits: (_ x: Double, _ y: Double, _ label: Int) -> Bool) -> Bool {
    let samples = toy.samples()
    return zip(points(samples), samples.labels).allSatisfy { fits($0.x, $0.y, Int($1)) }
  }
  #expect(
    all(.circle) { x, y, label in
      let radius = hypot(x, y)
      return label == 0 ? radius < 0.501 : radius > 0.699 && radius < 1.001
    })
  #expect(all(.xor) { x, y, label in (x * y > 0) == (label == 0) && min(abs(x), abs(y)) > 0.049 })
  // Near its own arm and away from the other.
  func distance(_ x: Double, _ y: Double, arm: Int) -> Double {
    stride(from: 0, through: 1, by: 0.005).map { way in
      let (radius, angle) = (0.06 + 0.9 * way, 2 * .pi * (1.5 * way + 0.5 * Double(arm)))
      return hypot(x - radius * cos(angle), y - radius * sin(angle))
    }.min()!
  }
  #expect(
    all(.spirals) { x, y, label in
      distance(x, y, arm: label) < 0.05 && distance(x, y, arm: 1 - label) > 0.06
    })
  #expect(
    all(.gaussians) { x, y, label in
      hypot(x - (label == 0 ? -0.45 : 0.45), y - (label == 0 ? -0.45 : 0.45)) < 0.8
    })
  #expect(
    all(.moons) { x, y, label in
      let (u, v) = (1.6 * x + 0.5, 1.6 * y + 0.25)
      return label == 0 ? abs(hypot(u, v) - 1) < 0.4 : abs(hypot(u - 1, v - 0.5) - 1) < 0.4
    })
}

@Test func directionsAreCosineAndSine() {
  for turns in stride(from: -2.0, through: 2.0, by: 0.01) {
    let direction = ToySet.direction(turns: turns)
    #expect(abs(direction.x - cos(2 * .pi * turns)) < 2e-15)
    #expect(abs(direction.y - sin(2 * .pi * turns)) < 2e-15)
  }
}

@Test func toySetsAreNamedLikeBundledOnes() throws {
  #expect(Split.names == Split.bundledNames + ["circle", "xor", "spirals", "gaussians", "moons"])
  #expect(try Split.named("moons").fingerprint == ToySet.moons.split().fingerprint)
  #expect(!Split.isPath("moons") && Split.isPath("./moons"))
}
