import CKernels
import Testing

@Suite struct DenseTests {
  static let widths = Array(0...35) + [63, 64, 65, 100, 128]

  /// Sums that start at the bias, in several passes where there are many inputs.
  @Test(arguments: widths, [false, true])
  func productBiasAndReLU(width: Int, relu: Bool) {
    for (rows, inputs) in [(1, 1), (5, 7), (13, 64), (3, 600), (4, 0)] {
      let x = GuardedMatrix(rows, inputs, seed: 1), weights = GuardedMatrix(inputs, width, seed: 2)
      let bias = GuardedMatrix(1, width, seed: 3), y = GuardedMatrix(rows, width, seed: 4)
      saddle_dense(rows, inputs, width, x.start, weights.start, bias.start, relu, y.start, false)
      for i in 0..<rows {
        for j in 0..<width {
          let sum = (0..<inputs).reduce(Double(bias[0, j])) {
            $0 + Double(x[i, $1]) * Double(weights[$1, j])
          }
          #expect(agree(y[i, j], relu ? max(sum, 0) : sum, relative: 1e-5, absolute: 2e-5))
        }
      }
      #expect([x, weights, bias, y].allSatisfy { $0.surroundingsUntouched })
    }
  }

  @Test(arguments: [10, 16, 64, 100])
  func aRowHasTheSameBitsInAnySplitOfTheRows(width: Int) {
    let x = GuardedMatrix(37, 300, seed: 5), weights = GuardedMatrix(300, width, seed: 6)
    let bias = GuardedMatrix(1, width, seed: 7)
    let whole = GuardedMatrix(37, width, seed: 8), parts = GuardedMatrix(37, width, seed: 9)
    saddle_dense(37, 300, width, x.start, weights.start, bias.start, true, whole.start, false)
    for rows in [0..<1, 1..<12, 12..<37] {
      saddle_dense(
        rows.count, 300, width, x.start + rows.lowerBound * 300, weights.start, bias.start, true,
        parts.start + rows.lowerBound * width, false)
    }
    #expect(parts.bits == whole.bits)
  }

  @Test func reluKeepsNaN() {
    let x = GuardedMatrix(1, 1) { _, _ in 1 }
    let weights = GuardedMatrix(1, 11) { _, j in j % 2 == 0 ? .nan : -1 }
    let bias = GuardedMatrix(1, 11) { _, _ in 0.5 }, y = GuardedMatrix(1, 11, seed: 1)
    saddle_dense(1, 1, 11, x.start, weights.start, bias.start, true, y.start, false)
    for j in 0..<11 {
      if j % 2 == 0 { #expect(y[0, j].isNaN) } else { #expect(y[0, j] == 0) }
    }
  }

  @Test(arguments: widths)
  func reluBackward(width: Int) {
    let output = GuardedMatrix(4, width, stride: width + 2) { i, j in [0, 1.5, -0.0, 3e-38][(i + j) % 4] }
    let gradient = GuardedMatrix(4, width, stride: width + 2, seed: 3)
    let before = gradient.elements
    saddle_relu_backward(4, width, output.start, gradient.start, gradient.stride)
    for i in 0..<4 {
      for j in 0..<width { #expect(gradient[i, j] == (output[i, j] > 0 ? before[i * width + j] : 0)) }
    }
    #expect(gradient.surroundingsUntouched)
  }

  @Test(arguments: widths, [0, 1, 33])
  func biasBackwardIsThatOfTheReLUAndThenTheSums(width: Int, rows: Int) {
    let output = GuardedMatrix(rows, width, stride: width + 2) { i, j in [0, 1.5, -0.0, 3e-38][(i + j) % 4] }
    let gradient = GuardedMatrix(rows, width, stride: width + 2, seed: 3)
    let sums = GuardedMatrix(1, width, seed: 5)
    let expected = GuardedMatrix(rows, width, stride: width + 2, seed: 3)
    let expectedSums = GuardedMatrix(1, width, seed: 6)
    saddle_relu_backward(rows, width, output.start, expected.start, expected.stride)
    saddle_column_sums(rows, width, expected.start, expected.stride, expectedSums.start)
    saddle_bias_backward(rows, width, output.start, gradient.start, gradient.stride, sums.start)
    #expect(gradient.bits == expected.bits && sums.bits == expectedSums.bits)
    #expect([output, gradient, sums].allSatisfy { $0.surroundingsUntouched })
  }

  @Test(arguments: widths, [0, 1, 33])
  func columnSums(width: Int, rows: Int) {
    let x = GuardedMatrix(rows, width, stride: width + 1, seed: 4)
    let sums = GuardedMatrix(1, width, seed: 5)
    saddle_column_sums(rows, width, x.start, x.stride, sums.start)
    for j in 0..<width {
      let expected = (0..<rows).reduce(Float(0)) { $0 + x[$1, j] }
      #expect(sums[0, j] == expected)
    }
    #expect(sums.surroundingsUntouched)
  }
}
