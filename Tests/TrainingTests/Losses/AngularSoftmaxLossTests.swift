import Datasets
import Glibc
import Testing

@testable import Training

private typealias Margin = AngularSoftmaxLoss.Margin

private let margins: [Margin] = [.none, .cosine(0.35), .cosine(0.1), .angle(0.5), .angle(1.2)]
/// Three directions in the plane, and a dimension a class.
private let embeddings = [
  Embedding(classCount: 3, width: 2, targets: [1, 0, 0.6, 0.8, 0, 1]), Embedding.oneHot(4),
]

/// −ln softmax(s·cos θ)_y with the margin at the true class, in double precision and by the formula alone.
private func closedForm(
  _ margin: Margin, temperature: Double, _ f: [Double], _ label: Int, _ embedding: Embedding
) -> Double {
  let norm = f.reduce(0) { $0 + $1 * $1 }.squareRoot()
  var cosines = (0..<embedding.classCount).map { index in
    zip(embedding.targets[(index * f.count)...], f).reduce(0) { $0 + Double($1.0) * $1.1 } / norm
  }
  let angle = acos(min(max(cosines[label], -1), 1))
  switch margin {
  case .none: break
  case .cosine(let m): cosines[label] -= Double(m)
  case .angle(let m):
    cosines[label] =
      angle < Double.pi - Double(m) ? cos(angle + Double(m)) : cos(angle) - Double(m) * sin(Double(m))
  }
  let logits = cosines.map { $0 / temperature }
  let top = logits.max()!
  return top + log(logits.reduce(0) { $0 + exp($1 - top) }) - logits[label]
}

private func rows(width: Int) -> [[Float]] {
  var generator = SplitMix64(seed: 5)
  return (0..<24).map { _ in (0..<width).map { _ in Float(3 * generator.nextNormal()) } }
}

@Test(arguments: margins, [Float(0.0625), 0.25, 1])
private func angularLossesAndGradientsFollowTheFormula(margin: Margin, temperature: Float) {
  let loss = AngularSoftmaxLoss(margin: margin, temperature: temperature)
  for embedding in embeddings {
    for (index, f) in rows(width: embedding.width).enumerated() {
      let label = index % embedding.classCount
      func exact(_ f: [Double]) -> Double {
        closedForm(margin, temperature: Double(temperature), f, label, embedding)
      }
      let result = Evaluated(loss, features: f, label: Int32(label), embedding: embedding)
      let point = f.map { Double($0) }
      #expect(isClose(result.loss, exact(point), 2e-5))
      for coordinate in f.indices {
        var (above, below) = (point, point)
        above[coordinate] += 1e-5
        below[coordinate] -= 1e-5
        let slope = (exact(above) - exact(below)) / 2e-5
        #expect(abs(Double(result.gradient[coordinate]) - slope) <= 1e-4 * max(1, abs(slope)))
      }
    }
  }
}

/// With two classes, at a right answer, a right angle and the opposite.
@Test(arguments: [
  (Margin.none, log1p(exp(-1.0)), log1p(M_E), log1p(M_E)),
  (.cosine(0.35), log1p(exp(-0.65)), log1p(exp(1.35)), log1p(exp(1.35))),
  (.angle(0.5), log1p(exp(-cos(0.5))), log1p(exp(1 + sin(0.5))), log1p(exp(1 + 0.5 * sin(0.5)))),
])
private func angularLossesHaveTheirValuesOnTheAxes(
  margin: Margin, right: Double, across: Double, opposite: Double
) {
  let loss = AngularSoftmaxLoss(margin: margin, temperature: 1)
  #expect(isClose(Evaluated(loss, features: [3, 0], label: 0).loss, right, 1e-6))
  #expect(isClose(Evaluated(loss, features: [0, 0.2], label: 0).loss, across, 1e-6))
  // Against the own target the other class's cosine is 0.
  let found = Evaluated(loss, features: [-7, 0], label: 0).loss
  #expect(isClose(found, opposite, 1e-6))
}

@Test(arguments: margins)
private func angularLossesSeeTheDirectionOnly(margin: Margin) {
  let loss = AngularSoftmaxLoss(margin: margin, temperature: 0.25)
  for f in rows(width: 4) {
    let (here, there) = (
      Evaluated(loss, features: f, label: 1), Evaluated(loss, features: f.map { 8 * $0 }, label: 1)
    )
    #expect(isClose(here.loss, there.loss, 1e-5))
    #expect(abs(dot(here.gradient, f)) <= 1e-5 * length(here.gradient) * length(f) + 1e-6)
    #expect(isClose(length(here.gradient), 8 * length(there.gradient), 1e-4))
    if !here.x.isNaN { #expect(isClose(hypot(Double(here.x), Double(here.y)), length(f), 1e-5)) }
  }
  let origin = Evaluated(loss, features: [0, 0, 0, 0], label: 1)
  #expect(origin.loss.isFinite && origin.gradient == [0, 0, 0, 0])
}

@Test func aMarginMakesTheLossLargerWhereItIsNotThere() {
  for f in rows(width: 4) {
    let losses = margins.map {
      Evaluated(AngularSoftmaxLoss(margin: $0, temperature: 0.25), features: f, label: 2).loss
    }
    #expect(losses.dropFirst().allSatisfy { $0 > losses[0] })
    #expect(losses[1] > losses[2] && losses[4] > losses[3])
  }
}
