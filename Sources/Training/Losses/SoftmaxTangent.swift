import Glibc

/// The probabilities p = softmax(z) of some logits and their tangent ṗ = p ⊙ (ż − ⟨p, ż⟩), which is the Hessian
/// of −ln p_y for any y, times ż.
struct SoftmaxTangent {
  let probabilities: [Double]
  let tangent: [Double]

  /// - Precondition: there are logits, and as many changes.
  init(_ logits: [Double], along changes: [Double]) {
    var top = 0
    for index in logits.indices where logits[index] > logits[top] { top = index }
    let exponentials = logits.map { exp($0 - logits[top]) }
    let total = exponentials.reduce(0, +)
    let probabilities = exponentials.map { $0 / total }
    // Counted from the change of the most likely class, whose own term, the largest, is then 0: nothing
    // cancels where that class is all but certain.
    var mean = 0.0
    for index in changes.indices { mean += probabilities[index] * (changes[index] - changes[top]) }
    self.probabilities = probabilities
    tangent = changes.indices.map { probabilities[$0] * (changes[$0] - changes[top] - mean) }
  }

  /// The tangent of the gradient of `scale` times the cross-entropy of each row, (rows, width).
  static func gradientTangent(
    rows: Int, width: Int, logits: UnsafePointer<Float>, along changes: UnsafePointer<Float>, scale: Float,
    into result: UnsafeMutablePointer<Float>
  ) {
    for row in 0..<rows {
      let start = row * width
      let softmax = SoftmaxTangent(
        (0..<width).map { Double(logits[start + $0]) }, along: (0..<width).map { Double(changes[start + $0]) }
      )
      for index in 0..<width { result[start + index] = Float(Double(scale) * softmax.tangent[index]) }
    }
  }
}
