@testable import Training

/// What a loss says of one row of features, by default with one-hot targets.
struct Evaluated {
  let loss: Float
  let x: Float
  let y: Float
  let gradient: [Float]
  let prediction: Int32

  init(_ function: any Loss, features: [Float], label: Int32, embedding: Embedding? = nil) {
    var losses: [Float] = [.nan]
    var points: [Float] = [.nan, .nan]
    var gradient = [Float](repeating: .nan, count: features.count)
    var predictions: [Int32] = [-2]
    losses.withUnsafeMutableBufferPointer { losses in
      points.withUnsafeMutableBufferPointer { points in
        gradient.withUnsafeMutableBufferPointer { gradient in
          predictions.withUnsafeMutableBufferPointer { predictions in
            withRow(features, label) { row in
              function.evaluate(
                row, embedding: embedding ?? .oneHot(features.count),
                into: LossResults(
                  losses: losses.baseAddress!, points: points.baseAddress!, gradient: gradient.baseAddress!,
                  predictions: predictions.baseAddress!))
            }
          }
        }
      }
    }
    loss = losses[0]
    x = points[0]
    y = points[1]
    self.gradient = gradient
    prediction = predictions[0]
  }
}

/// Lends a row of features with its class as what a network gave.
private func withRow(_ features: [Float], _ label: Int32, _ body: (OutputRows) -> Void) {
  features.withUnsafeBufferPointer { features in
    [label].withUnsafeBufferPointer { label in
      body(
        OutputRows(
          rows: 1, width: features.count, features: features.baseAddress!, labels: label.baseAddress!))
    }
  }
}

extension Embedding {
  /// The class that the features speak for.
  func nearest(to features: [Float]) -> Int32 {
    Evaluated(CosineLoss(), features: features, label: 0, embedding: self).prediction
  }
}

func isClose(_ a: some BinaryFloatingPoint, _ b: some BinaryFloatingPoint, _ relative: Double) -> Bool {
  abs(Double(a) - Double(b)) <= relative * max(abs(Double(a)), abs(Double(b))) + 1e-7
}

func length(_ v: [Float]) -> Double { dot(v, v).squareRoot() }

func dot(_ a: [Float], _ b: [Float]) -> Double {
  zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
}
