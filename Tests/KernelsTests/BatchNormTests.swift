import CKernels
import Testing

@Suite struct BatchNormTests {
  private static let widths = Array(1...20) + [33, 64]

  private func column(_ x: GuardedMatrix, _ j: Int) -> [Double] {
    (0..<x.rows).map { Double(x[$0, j]) }
  }

  @Test(arguments: widths, [1, 2, 37])
  func moments(width: Int, rows: Int) {
    // Far from 0 beside their spread: the sum of squares alone would lose all digits.
    let x = GuardedMatrix(rows, width, seed: width, in: 1000...1001)
    let means = GuardedMatrix(1, width, seed: 1), squares = GuardedMatrix(1, width, seed: 2)
    saddle_moments(rows, width, x.start, means.start, squares.start)
    for j in 0..<width {
      let values = column(x, j)
      let mean = values.reduce(0, +) / Double(rows)
      #expect(agree(means[0, j], mean, relative: 1e-6))
      let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      #expect(agree(squares[0, j], square, relative: 1e-3, absolute: 1e-4))
    }
    #expect(means.surroundingsUntouched && squares.surroundingsUntouched && x.surroundingsUntouched)
  }

  @Test(arguments: widths, [true, false])
  func scaleAndShift(width: Int, relu: Bool) {
    let x = GuardedMatrix(5, width, seed: 1), y = GuardedMatrix(5, width, seed: 2)
    let scale = GuardedMatrix(1, width, seed: 3), shift = GuardedMatrix(1, width, seed: 4)
    x.start[0] = .nan
    saddle_scale_and_shift(5, width, x.start, scale.start, shift.start, relu, y.start)
    for i in 0..<5 {
      for j in 0..<width {
        let value = Double(x[i, j]) * Double(scale[0, j]) + Double(shift[0, j])
        #expect(agree(y[i, j], relu && value < 0 ? 0 : value, relative: 1e-6, absolute: 1e-6))
      }
    }
    #expect(y.surroundingsUntouched && scale.surroundingsUntouched && shift.surroundingsUntouched)
  }

  @Test(arguments: widths, [true, false])
  func sumsForTheGradient(width: Int, isRectified: Bool) {
    let x = GuardedMatrix(9, width, seed: 1), mean = GuardedMatrix(1, width, seed: 2)
    let y = GuardedMatrix(9, width, seed: 3), dy = GuardedMatrix(9, width, seed: 4)
    let before = dy.elements
    let sums = GuardedMatrix(1, width, seed: 5), products = GuardedMatrix(1, width, seed: 6)
    saddle_batch_norm_sums(
      9, width, x.start, mean.start, isRectified ? y.start : nil, dy.start, sums.start, products.start)
    for j in 0..<width {
      var (sum, product) = (0.0, 0.0)
      for i in 0..<9 {
        let gradient = isRectified && y[i, j] <= 0 ? 0 : before[i * width + j]
        #expect(dy[i, j] == gradient)
        sum += Double(gradient)
        product += Double(gradient) * (Double(x[i, j]) - Double(mean[0, j]))
      }
      #expect(agree(sums[0, j], sum, relative: 1e-5, absolute: 1e-6))
      #expect(agree(products[0, j], product, relative: 1e-5, absolute: 1e-6))
    }
    #expect([x, mean, y, dy, sums, products].allSatisfy { $0.surroundingsUntouched })
  }

  @Test(arguments: widths)
  func backward(width: Int) {
    let m = (0..<6).map { GuardedMatrix($0 < 2 ? 4 : 1, width, seed: $0) }
    let (x, dy, mean, a, b, c) = (m[0], m[1], m[2], m[3], m[4], m[5])
    let dx = GuardedMatrix(4, width, seed: 9)
    saddle_batch_norm_backward(
      4, width, x.start, mean.start, dy.start, a.start, b.start, c.start, dx.start)
    for i in 0..<4 {
      for j in 0..<width {
        let away = Double(x[i, j]) - Double(mean[0, j])
        let value = Double(a[0, j]) * Double(dy[i, j]) + Double(b[0, j]) * away + Double(c[0, j])
        #expect(agree(dx[i, j], value, relative: 1e-5, absolute: 1e-6))
      }
    }
    #expect(dx.surroundingsUntouched && m.allSatisfy { $0.surroundingsUntouched })
  }
}
