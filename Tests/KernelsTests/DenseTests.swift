import CKernels
import Testing

@Suite struct DenseTests {
  static let widths = Array(0...35) + [63, 64, 65, 100, 128]

  @Test(arguments: widths, [false, true])
  func biasAndReLU(width: Int, relu: Bool) {
    let x = GuardedMatrix(5, width, stride: width + 3, seed: 1)
    let bias = GuardedMatrix(1, width, seed: 2)
    let before = x.elements
    saddle_bias(5, width, x.start, x.stride, bias.start, relu)
    for i in 0..<5 {
      for j in 0..<width {
        let sum = before[i * width + j] + bias[0, j]
        #expect(x[i, j] == (relu ? max(sum, 0) : sum))
      }
    }
    #expect(x.surroundingsUntouched && bias.surroundingsUntouched)
  }

  @Test func reluKeepsNaN() {
    let x = GuardedMatrix(1, 11) { _, j in j % 2 == 0 ? .nan : -1 }
    let bias = GuardedMatrix(1, 11) { _, _ in 0.5 }
    saddle_bias(1, 11, x.start, 11, bias.start, true)
    for j in 0..<11 {
      if j % 2 == 0 { #expect(x[0, j].isNaN) } else { #expect(x[0, j] == 0) }
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
