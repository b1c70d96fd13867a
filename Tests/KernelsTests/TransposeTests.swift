import CKernels
import Testing

@Suite struct TransposeTests {
  @Test(arguments: 0...18)
  func movesEveryElement(m: Int) {
    for n in [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33] {
      for gap in [0, 3] {
        let input = GuardedMatrix(m, n, stride: n + gap, seed: n)
        let output = GuardedMatrix(n, m, stride: m + gap) { _, _ in 0 }
        saddle_transpose(m, n, input.start, input.stride, output.start, output.stride)
        for i in 0..<m {
          for j in 0..<n { #expect(output[j, i] == input[i, j]) }
        }
        #expect(output.surroundingsUntouched)
      }
    }
  }
}
