import CKernels
import Testing

@Suite struct CombineTests {
  @Test(arguments: Array(1...20) + [31, 64, 100], [false, true])
  func aPointOfAPlane(count: Int, relu: Bool) {
    let m = (0..<3).map { GuardedMatrix(1, count, seed: $0) }
    let out = GuardedMatrix(1, count, seed: 9)
    saddle_combine(count, m[0].start, m[1].start, m[2].start, 0.75, -3, relu, out.start)
    for i in 0..<count {
      let value = Double(m[0][0, i]) + 0.75 * Double(m[1][0, i]) - 3 * Double(m[2][0, i])
      #expect(agree(out[0, i], relu ? max(0, value) : value, relative: 1e-6, absolute: 1e-6))
    }
    #expect(out.surroundingsUntouched && m.allSatisfy { $0.surroundingsUntouched })
  }

  @Test(arguments: Array(1...20) + [31, 64, 100], [false, true])
  func aSum(count: Int, relu: Bool) {
    let (x, y) = (GuardedMatrix(1, count, seed: 1), GuardedMatrix(1, count, seed: 2))
    let before = (0..<count).map { y[0, $0] }
    saddle_add(count, x.start, relu, y.start)
    for i in 0..<count {
      let value = before[i] + x[0, i]
      #expect(y[0, i] == (relu ? max(0, value) : value))
    }
    #expect(x.surroundingsUntouched && y.surroundingsUntouched)
    y.start[0] = .nan
    saddle_add(count, x.start, relu, y.start)
    #expect(y[0, 0].isNaN)
  }
}
