import Datasets
import Testing

@testable import Training

/// The tangent of the gradient of one row, with one-hot targets.
private func gradientTangent(_ loss: any Loss, _ features: [Float], along change: [Float], label: Int)
  -> [Float]
{
  var result = [Float](repeating: .nan, count: features.count)
  features.withUnsafeBufferPointer { features in
    change.withUnsafeBufferPointer { change in
      [Int32(label)].withUnsafeBufferPointer { label in
        result.withUnsafeMutableBufferPointer { result in
          loss.gradientTangent(
            OutputRows(
              rows: 1, width: features.count, features: features.baseAddress!, labels: label.baseAddress!),
            along: OutputTangents(features: change.baseAddress!), embedding: .oneHot(features.count),
            into: GradientTangents(features: result.baseAddress!, scale: 0.5))
        }
      }
    }
  }
  return result
}

@Test(arguments: Losses.names.filter { $0 != "cosine+cross-entropy" }, [2, 3, 10])
func gradientTangentsFollowTheClosedForms(name: String, width: Int) throws {
  let loss = try Losses.named(name)
  var generator = SplitMix64(seed: UInt64(width))
  for sample in 0..<20 {
    let f = (0..<width).map { _ in Float(3 * generator.nextNormal()) }
    let v = (0..<width).map { _ in Float(generator.nextNormal()) }
    let label = sample % width
    let found = gradientTangent(loss, f, along: v, label: label)
    let step = 1e-4
    func value(_ coordinate: Int, _ a: Double, _ b: Double) -> Double {
      var moved = zip(f, v).map { Double($0) + b * step * Double($1) }
      moved[coordinate] += a * step
      return closedForm(name, moved, label)
    }
    let expected = (0..<width).map { index in
      let upper = value(index, 1, 1) - value(index, -1, 1)
      return 0.5 * (upper - value(index, 1, -1) + value(index, -1, -1)) / (4 * step * step)
    }
    let scale = expected.reduce(1) { max($0, abs($1)) }
    for (a, b) in zip(found, expected) { #expect(abs(Double(a) - b) <= 2e-6 * scale, "\(f) \(label)") }
  }
}

@Test func aCertainClassKeepsTheDigitsOfItsCurvature() {
  // p(1 − p)·(1, −1) with 1 − p = 1/(1 + e²⁵).
  let expected = 0.5 * 1.388_794_386e-11
  let found = gradientTangent(CrossEntropyLoss(), [25, 0], along: [1, 0], label: 0)
  #expect(isClose(Double(found[0]) * 1e11, expected * 1e11, 1e-6))
  #expect(isClose(Double(found[1]) * 1e11, -expected * 1e11, 1e-6))
}

@Test(arguments: ["cosine", "normface", "cosface", "arcface"])
func featuresOfZeroHaveNoCurvature(name: String) throws {
  let loss = try Losses.named(name)
  #expect(gradientTangent(loss, [0, 0, 0], along: [1, 2, 3], label: 1) == [0, 0, 0])
}

@Test func featuresAlongTheirTargetHaveABoundedCurvature() throws {
  for features: [Float] in [[2, 0, 0], [-2, 0, 0]] {
    let found = gradientTangent(try Losses.named("arcface"), features, along: [0.1, 1, -1], label: 0)
    #expect(found.allSatisfy { $0.isFinite })
  }
}
