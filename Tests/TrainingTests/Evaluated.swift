@testable import Training

/// What a loss says of one row of features with one-hot targets.
struct Evaluated {
  let loss: Float
  let x: Float
  let y: Float
  let gradient: [Float]

  init(_ function: any Loss, features: [Float], label: Int32) {
    var losses: [Float] = [.nan]
    var points: [Float] = [.nan, .nan]
    var gradient = [Float](repeating: .nan, count: features.count)
    losses.withUnsafeMutableBufferPointer { losses in
      points.withUnsafeMutableBufferPointer { points in
        gradient.withUnsafeMutableBufferPointer { gradient in
          features.withUnsafeBufferPointer { features in
            [label].withUnsafeBufferPointer { label in
              function.evaluate(
                FeatureRows(
                  rows: 1, width: features.count, features: features.baseAddress!,
                  labels: label.baseAddress!),
                embedding: .oneHot(features.count),
                into: LossResults(
                  losses: losses.baseAddress!, points: points.baseAddress!, gradient: gradient.baseAddress!))
            }
          }
        }
      }
    }
    loss = losses[0]
    x = points[0]
    y = points[1]
    self.gradient = gradient
  }
}

func isClose(_ a: some BinaryFloatingPoint, _ b: some BinaryFloatingPoint, _ relative: Double) -> Bool {
  abs(Double(a) - Double(b)) <= relative * max(abs(Double(a)), abs(Double(b))) + 1e-7
}

func length(_ v: [Float]) -> Double { dot(v, v).squareRoot() }

func dot(_ a: [Float], _ b: [Float]) -> Double {
  zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
}
