import Datasets
import Glibc
import Testing
import Training

@testable import Landscape

private func rule(_ name: String) throws -> Ball.Rule {
  try #require(
    ["gradientDescent": .gradientDescent, "momentum": .momentum(0.9), "adam": .adam()][name])
}

@Test func ballsMoveAsPyTorchsOptimizersMoveThem() throws {
  #expect(Set(ballReferences.map(\.loss)) == Set(Losses.names))
  for reference in ballReferences {
    let loss = try Losses.named(reference.loss)
    var descent = BallDescent([try rule(reference.rule)], x: reference.start.x, y: reference.start.y)
    for (steps, place) in zip([1, 10, 100], reference.places) {
      while descent.steps < steps { descent.step(on: loss, rate: reference.rate, isClipped: false) }
      let ball = descent.balls[0]
      let error = max(abs(ball.x - place.x), abs(ball.y - place.y)) / max(1, abs(place.x), abs(place.y))
      #expect(error <= 1e-11, "\(reference.loss) \(reference.rule) \(steps): \(error)")
    }
  }
}

@Test func onMeanSquaredErrorGradientDescentShrinksByAFactor() {
  let (x, y, rate) = (-7.0, 5.5, 0.03)
  var descent = BallDescent([.gradientDescent], x: x, y: y)
  for step in 1...200 {
    descent.step(on: MeanSquaredErrorLoss(), rate: rate, isClipped: true)
    let factor = pow(1 - 2 * rate, Double(step))
    #expect(abs(descent.balls[0].x - (1 + (x - 1) * factor)) < 1e-12)
    #expect(abs(descent.balls[0].y - y * factor) < 1e-12)
  }
}

/// With e the distance to the minimum, e ← (1 + μ − 2·rate)·e − μ·(the e before): a linear recursion, which is
/// solved by the powers of the roots of z² − (1 + μ − 2·rate)·z + μ.
@Test func onMeanSquaredErrorMomentumFollowsItsLinearRecursion() {
  let (factor, rate, start) = (0.5, 0.01, 4.0)
  let trace = 1 + factor - 2 * rate
  let root = (trace * trace - 4 * factor).squareRoot()
  let (z1, z2) = ((trace + root) / 2, (trace - root) / 2)
  // e₀ = start, e₁ = (1 − 2·rate)·start.
  let a = ((1 - 2 * rate) * start - z2 * start) / (z1 - z2)
  let b = start - a
  var descent = BallDescent([.momentum(factor)], x: 1 + start, y: -start)
  for step in 1...300 {
    descent.step(on: MeanSquaredErrorLoss(), rate: rate, isClipped: false)
    let expected = a * pow(z1, Double(step)) + b * pow(z2, Double(step))
    #expect(abs(descent.balls[0].x - 1 - expected) < 1e-12)
    #expect(abs(descent.balls[0].y + expected) < 1e-12)
  }
}

@Test func underTheCosineLossGradientDescentNeverShrinksTheNorm() {
  var random = SplitMix64(seed: 5)
  func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &random) }
  for name in ["cosine", "cosine+cross-entropy", "normface", "cosface", "arcface"] {
    for _ in 0..<200 {
      let loss = try! Losses.named(name)
      let rate = pow(10, number(-3...1.5))
      var descent = BallDescent([.gradientDescent], x: number(-15...15), y: number(-15...15))
      for _ in 0..<100 {
        let before = descent.balls[0].norm
        descent.step(on: loss, rate: rate, isClipped: true)
        // Steps are at right angles to the place: only rounding could shrink it.
        #expect(descent.balls[0].norm >= before * (1 - 1e-15))
      }
    }
  }
}

@Test func ballsRestWhereTheClipMakesTheSurfaceFlat() {
  for (isClipped, moves) in [(true, false), (false, true)] {
    var descent = BallDescent([.gradientDescent], x: -15, y: 15)
    for _ in 0..<10 { descent.step(on: CrossEntropyLoss(), rate: 0.1, isClipped: isClipped) }
    #expect((descent.balls[0].x != -15) == moves)
  }
}

@Test func aBallThatIsNoLongerFiniteStaysWhereItWas() {
  var descent = BallDescent([.gradientDescent, .adam()], x: 3, y: 0)
  for _ in 0..<2000 { descent.step(on: MeanSquaredErrorLoss(), rate: 2, isClipped: false) }
  let ball = descent.balls[0]
  #expect(ball.isStuck && ball.x.isFinite && ball.y.isFinite && ball.steps < 2000)
  #expect(ball.trail.places.allSatisfy { $0.x.isFinite && $0.y.isFinite })
  #expect(!descent.balls[1].isStuck && descent.steps == 2000)
  #expect(descent.balls.allSatisfy { $0.trail.places.count <= 512 })
}
