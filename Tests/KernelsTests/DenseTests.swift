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

  @Test(arguments: widths)
  func sgdWithMomentum(count: Int) {
    let w = GuardedMatrix(1, count, seed: 6), v = GuardedMatrix(1, count, seed: 7)
    let g = GuardedMatrix(1, count, seed: 8)
    let (oldW, oldV) = (w.elements, v.elements)
    saddle_sgd(count, w.start, v.start, g.start, 0.1, 0.9)
    for i in 0..<count {
      let velocity = Double(Float(0.9)) * Double(oldV[i]) + Double(g[0, i])
      #expect(agree(v[0, i], velocity, relative: 1e-6, absolute: 1e-7))
      let weight = Double(oldW[i]) - Double(Float(0.1)) * velocity
      #expect(agree(w[0, i], weight, relative: 1e-6, absolute: 1e-7))
    }
    #expect(w.surroundingsUntouched && v.surroundingsUntouched)
  }

  @Test func sgdGivesTheSameBitsInParts() {
    let whole = (0..<3).map { GuardedMatrix(1, 77, seed: $0) }
    let parts = (0..<3).map { GuardedMatrix(1, 77, seed: $0) }
    saddle_sgd(77, whole[0].start, whole[1].start, whole[2].start, 0.3, 0.7)
    for first in stride(from: 0, to: 77, by: 11) {
      saddle_sgd(11, parts[0].start + first, parts[1].start + first, parts[2].start + first, 0.3, 0.7)
    }
    #expect(parts[0].bits == whole[0].bits && parts[1].bits == whole[1].bits)
  }
}
