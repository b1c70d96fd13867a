import CKernels
import Glibc
import Testing

@Suite struct SigmoidalTests {
  private func exact(_ x: Float, logistic: Bool) -> Double {
    logistic ? 1 / (1 + exp(-Double(x))) : tanh(Double(x))
  }

  private func values(_ kernels: KernelSet, _ x: [Float], logistic: Bool) -> [Float] {
    var y = [Float](repeating: .nan, count: x.count)
    kernels.table.sigmoidal(x.count, logistic, x, &y)
    return y
  }

  @Test(arguments: KernelSet.all, [false, true])
  func theValuesAreThoseOfTheCurve(kernels: KernelSet, logistic: Bool) {
    // From 1e-30 to 80, densely around the places where the terms change.
    let sizes = stride(from: -30.0, through: 1.9, by: 0.003).map { Float(pow(10, $0)) }
    let x = sizes + sizes.map { -$0 }
    for (x, y) in zip(x, values(kernels, x, logistic: logistic)) {
      let expected = exact(x, logistic: logistic)
      #expect(abs(Double(y) - expected) <= 4e-7 * abs(expected), "\(x)")
    }
  }

  @Test(arguments: KernelSet.all)
  func theEndsAreExact(kernels: KernelSet) {
    // Too small for all its digits.
    let tiny = Float.leastNormalMagnitude / 128
    let x: [Float] = [.infinity, -.infinity, 100, -100, 0, -0.0, .nan, tiny]
    let tanh = values(kernels, x, logistic: false)
    #expect(tanh[..<6] == [1, -1, 1, -1, 0, 0] && tanh[6].isNaN && tanh[7] == tiny)
    #expect(tanh[4].sign == .plus && tanh[5].sign == .minus)
    let logistic = values(kernels, x, logistic: true)
    #expect(logistic[..<6] == [1, 0, 1, 0, 0.5, 0.5] && logistic[6].isNaN && logistic[7] == 0.5)
  }

  @Test(arguments: Array(1...20) + [31, 64, 100], [false, true])
  func rowsOfAnyLength(count: Int, logistic: Bool) {
    let (x, y) = (GuardedMatrix(1, count, seed: 1), GuardedMatrix(1, count, seed: 2))
    let (dy, dx) = (GuardedMatrix(1, count, seed: 3), GuardedMatrix(1, count, seed: 4))
    saddle_sigmoidal(count, logistic, x.start, y.start)
    saddle_sigmoidal_backward(count, logistic, y.start, dy.start, dx.start)
    for i in 0..<count {
      let expected = exact(x[0, i], logistic: logistic)
      #expect(agree(y[0, i], expected, relative: 4e-7))
      let slope = logistic ? expected * (1 - expected) : 1 - expected * expected
      #expect(agree(dx[0, i], Double(dy[0, i]) * slope, relative: 1e-5, absolute: 1e-6))
      // A number does not depend on its place in the row.
      var alone: Float = .nan
      saddle_sigmoidal(1, logistic, x.start + i, &alone)
      #expect(alone == y[0, i])
    }
    let before = (0..<count).map { dx[0, $0] }
    saddle_sigmoidal_backward(count, logistic, y.start, dy.start, dy.start)
    #expect((0..<count).map { dy[0, $0] } == before)
    #expect([x, y, dy, dx].allSatisfy { $0.surroundingsUntouched })
  }
}
