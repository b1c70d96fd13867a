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
}
