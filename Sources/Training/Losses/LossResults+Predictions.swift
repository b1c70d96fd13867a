import CKernels

extension LossResults {
  /// Where predictions are wanted, the column of the largest number of each row, the first of equals.
  func writeLargest(of numbers: UnsafePointer<Float>, rows: Int, width: Int) {
    guard let predictions else { return }
    saddle_argmax(rows, width, numbers, width, predictions)
  }
}

extension Embedding {
  /// Where predictions are wanted, the class of each row whose target has the largest dot product with its
  /// features, the first of equals.
  func predict(_ rows: OutputRows, into results: LossResults) {
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
