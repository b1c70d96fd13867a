import CKernels
import Glibc

extension LossResults {
  /// Where predictions are wanted, the column of the largest number of each row, the first of equals.
  func writeLargest(of numbers: UnsafePointer<Float>, rows: Int, width: Int) {
    guard let predictions else { return }
    saddle_argmax(rows, width, numbers, width, predictions)
  }

  /// Where confidences are wanted, the highest probability of each row by the softmax of `scale` times its numbers.
  func writeConfidences(of numbers: UnsafePointer<Float>, rows: Int, width: Int, scale: Double = 1) {
    guard let confidences else { return }
    for row in 0..<rows {
      let numbers = numbers + row * width
      var largest = numbers[0]
      for index in 1..<max(width, 1) { largest = max(largest, numbers[index]) }
      var sum = 0.0
      for index in 0..<width { sum += exp(scale * Double(numbers[index] - largest)) }
      confidences[row] = Float(1 / sum)
    }
  }
}

extension Embedding {
  /// Where predictions are wanted, the class of each row whose target has the largest dot product with its
  /// features, the first of equals.
  func predict(_ rows: OutputRows, into results: LossResults) {
    // Distances and cosines are no probabilities.
    results.confidences?.update(repeating: .nan, count: rows.rows)
    guard let predictions = results.predictions else { return }
    if isOneHot {
      saddle_argmax(rows.rows, width, rows.features, rows.width, predictions)
      return
    }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: rows.rows * classCount) { products in
      saddle_matmul(
        rows.rows, classCount, width, rows.features, rows.width, 1, transposedTargets, classCount,
        products.baseAddress, classCount, false, false)
      saddle_argmax(rows.rows, classCount, products.baseAddress, classCount, predictions)
    }
  }
}
