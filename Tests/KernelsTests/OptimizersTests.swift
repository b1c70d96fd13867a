import CKernels
import Testing

@Suite struct OptimizersTests {
  private static let counts = Array(1...20) + [31, 64, 100]

  @Test(arguments: counts, [true, false])
  func sgd(count: Int, isNesterov: Bool) {
    for (decay, scale) in [(0, 1), (0.01, 0.3)] as [(Float, Float)] {
      let w = GuardedMatrix(1, count, seed: 6), v = GuardedMatrix(1, count, seed: 7)
      let g = GuardedMatrix(1, count, seed: 8)
      let (oldW, oldV) = (w.elements.map(Double.init), v.elements.map(Double.init))
      var how = saddle_sgd(
        rate: 0.1, momentum: 0.9, weight_decay: decay, scale: scale, nesterov: isNesterov)
      saddle_sgd(count, w.start, v.start, g.start, &how)
      for i in 0..<count {
        let gradient = Double(scale) * Double(g[0, i]) + Double(decay) * oldW[i]
        let velocity = Double(Float(0.9)) * oldV[i] + gradient
        #expect(agree(v[0, i], velocity, relative: 1e-6, absolute: 2e-7))
        let direction = isNesterov ? gradient + Double(Float(0.9)) * velocity : velocity
        #expect(
          agree(w[0, i], oldW[i] - Double(Float(0.1)) * direction, relative: 1e-6, absolute: 2e-7))
      }
      #expect(w.surroundingsUntouched && v.surroundingsUntouched && g.surroundingsUntouched)
    }
  }

  @Test func sgdGivesTheSameBitsInParts() {
    let whole = (0..<3).map { GuardedMatrix(1, 77, seed: $0) }
    let parts = (0..<3).map { GuardedMatrix(1, 77, seed: $0) }
    var how = saddle_sgd(rate: 0.3, momentum: 0.7, weight_decay: 0, scale: 1, nesterov: false)
    saddle_sgd(77, whole[0].start, whole[1].start, whole[2].start, &how)
    for first in stride(from: 0, to: 77, by: 11) {
      saddle_sgd(11, parts[0].start + first, parts[1].start + first, parts[2].start + first, &how)
    }
    #expect(parts[0].bits == whole[0].bits && parts[1].bits == whole[1].bits)
  }

  @Test(arguments: counts)
  func adamW(count: Int) {
    let w = GuardedMatrix(1, count, seed: 1), m = GuardedMatrix(1, count, seed: 2)
    let s = GuardedMatrix(1, count, seed: 3, in: 0...1), g = GuardedMatrix(1, count, seed: 4)
    let old = [w, m, s].map { $0.elements.map(Double.init) }
    var how = saddle_adamw(
      rate: 0.01, beta1: 0.75, beta2: 0.5, epsilon: 0.125, weight_decay: 0.25, scale: 0.5,
      first_correction: 0.4375, second_correction: 0.25)
    saddle_adamw(count, w.start, m.start, s.start, g.start, &how)
    for i in 0..<count {
      let gradient = 0.5 * Double(g[0, i])
      let mean = 0.75 * old[1][i] + 0.25 * gradient
      let square = 0.5 * old[2][i] + 0.5 * gradient * gradient
      #expect(agree(m[0, i], mean, relative: 1e-6, absolute: 1e-7))
      #expect(agree(s[0, i], square, relative: 1e-6, absolute: 1e-7))
      let rate = Double(Float(0.01))
      let step = rate / 0.4375 * mean / ((square / 0.25).squareRoot() + 0.125)
      #expect(agree(w[0, i], old[0][i] * (1 - rate * 0.25) - step, relative: 2e-6, absolute: 1e-7))
    }
    #expect([w, m, s, g].allSatisfy { $0.surroundingsUntouched })
  }

  @Test(arguments: counts)
  func sumOfSquares(count: Int) {
    let x = GuardedMatrix(1, count, seed: 5)
    let expected = x.elements.reduce(0) { $0 + Double($1) * Double($1) }
    #expect(abs(saddle_sum_of_squares(count, x.start) - expected) <= 1e-12 * expected)
  }

  @Test func hugeGradientsHaveALengthToo() {
    let x = GuardedMatrix(1, 3) { _, _ in 1e30 }
    #expect(abs(saddle_sum_of_squares(3, x.start) / 3e60 - 1) < 1e-6)
  }
}
