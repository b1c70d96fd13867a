import CKernels
import Testing

@Suite struct PoolingTests {
  struct Shape: Sendable { let height, width, channels: Int }

  private static let shapes = [(2, 2, 1), (4, 6, 3), (5, 7, 16), (7, 3, 33)].map {
    Shape(height: $0.0, width: $0.1, channels: $0.2)
  }

  /// The indices of the four numbers under an output place, in reading order.
  private func four(_ s: Shape, _ y: Int, _ x: Int, _ c: Int) -> [Int] {
    [(0, 0), (0, 1), (1, 0), (1, 1)].map { ((2 * y + $0.0) * s.width + 2 * x + $0.1) * s.channels + c }
  }

  private func forEach(_ s: Shape, _ body: (_ output: Int, _ four: [Int]) -> Void) {
    var output = 0
    for y in 0..<s.height / 2 {
      for x in 0..<s.width / 2 {
        for c in 0..<s.channels {
          body(output, four(s, y, x, c))
          output += 1
        }
      }
    }
  }

  private func images(_ s: Shape) -> (image: GuardedMatrix, pooled: GuardedMatrix) {
    (
      GuardedMatrix(1, s.height * s.width * s.channels, seed: 1),
      GuardedMatrix(1, s.height / 2 * (s.width / 2) * s.channels, seed: 2)
    )
  }

  @Test(arguments: shapes)
  func averages(s: Shape) {
    let (image, pooled) = images(s)
    saddle_average_pool(s.height, s.width, s.channels, image.start, pooled.start)
    forEach(s) { output, four in
      let mean = four.reduce(0) { $0 + Double(image[0, $1]) } / 4
      #expect(agree(pooled[0, output], mean, relative: 1e-6, absolute: 1e-7))
    }
    let gradient = GuardedMatrix(1, image.columns, seed: 3)
    saddle_average_pool_backward(s.height, s.width, s.channels, pooled.start, gradient.start)
    var expected = [Float](repeating: 0, count: image.columns)
    forEach(s) { output, four in for i in four { expected[i] = pooled[0, output] / 4 } }
    #expect(gradient.elements == expected)
    #expect([image, pooled, gradient].allSatisfy { $0.surroundingsUntouched })
  }

  @Test(arguments: shapes)
  func largest(s: Shape) {
    let (image, pooled) = images(s)
    // Ties: the gradient belongs to the first of them.
    for i in 0..<image.columns where i % 3 == 0 { image.start[i] = 0.5 }
    saddle_max_pool(s.height, s.width, s.channels, image.start, pooled.start)
    let outGradient = GuardedMatrix(1, pooled.columns, seed: 4)
    let gradient = GuardedMatrix(1, image.columns, seed: 5)
    saddle_max_pool_backward(
      s.height, s.width, s.channels, image.start, pooled.start, outGradient.start, gradient.start)
    var expected = [Float](repeating: 0, count: image.columns)
    forEach(s) { output, four in
      let largest = four.map { image[0, $0] }.max()!
      #expect(pooled[0, output] == largest)
      expected[four.first { image[0, $0] == largest }!] = outGradient[0, output]
    }
    #expect(gradient.elements == expected)
    #expect([image, pooled, gradient, outGradient].allSatisfy { $0.surroundingsUntouched })
  }

  @Test(arguments: 0..<4)
  func aNumberThatIsNoneIsTheLargest(place: Int) {
    let image = GuardedMatrix(1, 4) { _, j in j == place ? .nan : Float(j) }
    var pooled: Float = 0
    saddle_max_pool(2, 2, 1, image.start, &pooled)
    #expect(pooled.isNaN)
  }
}
