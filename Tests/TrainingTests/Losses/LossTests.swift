import Datasets
import Glibc
import Testing

@testable import Training

/// The losses that are functions of the features alone.
private let formulas = Losses.names.filter { $0 != "cosine+cross-entropy" }

private func randomRows(_ count: Int, width: Int, spread: Double) -> [[Float]] {
  var generator = SplitMix64(seed: UInt64(width))
  return (0..<count).map { _ in (0..<width).map { _ in Float(spread * generator.nextNormal()) } }
}

@Test(arguments: formulas, [2, 3, 10, 37])
func lossesAndGradientsFollowTheClosedForms(name: String, width: Int) throws {
  let loss = try Losses.named(name)
  for (index, f) in randomRows(20, width: width, spread: 3).enumerated() {
    let label = index % width
    let result = Evaluated(loss, features: f, label: Int32(label))
    let exact = f.map(Double.init)
    #expect(isClose(result.loss, closedForm(name, exact, label), 1e-5))
    for coordinate in 0..<width {
      var (above, below) = (exact, exact)
      above[coordinate] += 1e-5
      below[coordinate] -= 1e-5
      let slope = (closedForm(name, above, label) - closedForm(name, below, label)) / 2e-5
      #expect(abs(Double(result.gradient[coordinate]) - slope) <= 1e-5 * max(1, abs(slope)))
    }
  }
}

@Test(arguments: Losses.names, [2, 10])
func theSurfaceAtAPointIsTheLossOfItsSample(name: String, width: Int) throws {
  let loss = try Losses.named(name)
  for (index, f) in randomRows(50, width: width, spread: 4).enumerated() {
    let result = Evaluated(loss, features: f, label: Int32(index % width))
    let height = loss.surface(x: [result.x], y: [result.y], isClipped: false)[0]
    #expect(isClose(height, result.loss, 1e-5))
  }
}

@Test(arguments: formulas)
func theReadOutAgreesWithTheSurface(name: String) throws {
  let loss = try Losses.named(name)
  for (x, y) in [(3, -1), (-7, 4), (0.5, 0.25), (12, 12)] as [(Float, Float)] {
    let (height, gradientLength) = loss.height(x: x, y: y)
    #expect(isClose(height, loss.surface(x: [x], y: [y], isClipped: false)[0], 1e-6))
    let f = [Double(x), Double(y)]
    let dx = (closedForm(name, [f[0] + 1e-5, f[1]], 0) - closedForm(name, [f[0] - 1e-5, f[1]], 0)) / 2e-5
    let dy = (closedForm(name, [f[0], f[1] + 1e-5], 0) - closedForm(name, [f[0], f[1] - 1e-5], 0)) / 2e-5
    #expect(isClose(gradientLength, hypot(dx, dy), 1e-4))
  }
}

@Test func figureOneHasThePublishedHeights() throws {
  let corner = { (name: String, isClipped: Bool) in
    try Losses.named(name).surface(x: [-15], y: [15], isClipped: isClipped)[0]
  }
  #expect(isClose(try corner("cross-entropy", true), 23.025851, 1e-6))
  #expect(isClose(try corner("cross-entropy", false), 30, 1e-6))
  #expect(try corner("mse", true) == 481)
  #expect(isClose(try corner("cosine", true), 1.707107, 1e-6))
}

@Test(arguments: ["mse", "cosine", "cross-entropy", "cross-entropy-smoothed", "normface"])
func predictionIsTheLargestFeatureAndNoneWithoutNumbers(name: String) throws {
  let loss = try Losses.named(name)
  func prediction(_ features: [Float]) -> Int32 {
    Evaluated(loss, features: features, label: 0).prediction
  }
  #expect(prediction([1, 3, 2]) == 1)
  #expect(prediction([2, 2, 2]) == 0)
  #expect(prediction([1, .nan, 2]) == -1)
}

@Test func anUnknownLossIsNamedWithThoseThatThereAre() {
  #expect(throws: UnknownLoss(name: "hinge")) { try Losses.named("hinge") }
  #expect(
    UnknownLoss(name: "hinge").description
      == "no loss 'hinge': expected one of cross-entropy, mse, cosine,"
      + " cross-entropy-smoothed, cosine+cross-entropy, normface, cosface, arcface")
}
