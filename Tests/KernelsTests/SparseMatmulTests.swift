import CKernels
import Testing

/// Products that skip the zeros of A, against those that do not.
@Suite struct SparseMatmulTests {
  /// A (m×k) or, `transposed`, its transpose, of which about `share` are not 0; some rows are 0 throughout.
  private func sparse(_ m: Int, _ k: Int, share: Float, transposed: Bool) -> GuardedMatrix {
    var generator = SeededGenerator(m + 100 * k)
    return GuardedMatrix(transposed ? k : m, transposed ? m : k) { i, j in
      let value = Float.random(in: -1...1, using: &generator)
      let isKept = Float.random(in: 0..<1, using: &generator) < share
      return (transposed ? j : i) % 5 == 3 || !isKept ? 0 : value
    }
  }

  @Test(arguments: KernelSet.all, [0, 0.2, 0.6, 1] as [Float])
  func theBitsAreThoseOfTheDenseProduct(kernels: KernelSet, share: Float) {
    for (m, k) in [(1, 1), (7, 33), (32, 64), (33, 65), (64, 32), (250, 130), (20, 0), (17, 300)] {
      let left = [false, true].map { sparse(m, k, share: share, transposed: $0) }
      for n in [1, 7, 16, 24, 40, 64, 100, 128, 144, 200] {
        let b = GuardedMatrix(k, n, stride: n + 3, seed: 2)
        let before = GuardedMatrix(m, n, stride: n + 2, seed: 3)
        for (transposed, accumulates) in [(false, false), (true, false), (false, true), (true, true)] {
          let a = left[transposed ? 1 : 0]
          let products = [false, true].map { isSparse in
            let c = before.copy()
            let (row, column) = transposed ? (1, a.stride) : (a.stride, 1)
            kernels.table.matmul(
              m, n, k, a.start, row, column, b.start, b.stride, c.start, c.stride, accumulates, isSparse)
            return c
          }
          #expect(products[0].bits == products[1].bits, "\(m)×\(n)×\(k)")
          #expect(([a, b] + products).allSatisfy { $0.surroundingsUntouched })
        }
      }
    }
  }

  @Test(arguments: KernelSet.all, [16, 40, 64, 100, 128])
  func theBitsOfADenseLayer(kernels: KernelSet, width: Int) {
    for (rows, inputs) in [(5, 20), (32, 64), (7, 200)] {
      let x = sparse(rows, inputs, share: 0.5, transposed: false)
      let weights = GuardedMatrix(inputs, width, seed: 4), bias = GuardedMatrix(1, width, seed: 5)
      for relu in [false, true] {
        let results = [false, true].map { isSparse in
          let y = GuardedMatrix(rows, width, seed: 6)
          kernels.table.dense(
            rows, inputs, width, x.start, weights.start, bias.start, relu, y.start, isSparse)
          return y.bits
        }
        #expect(results[0] == results[1])
      }
    }
  }

  @Test(arguments: KernelSet.all, [(7, 16, 5), (64, 128, 32), (100, 48, 64), (20, 10, 32), (6, 32, 300)])
  func theBitsOfAStepOfSGD(kernels: KernelSet, shape: (m: Int, n: Int, k: Int)) {
    let (m, n, k) = shape
    let a = sparse(m, k, share: 0.5, transposed: true), b = GuardedMatrix(k, n, seed: 2)
    var how = saddle_sgd(rate: 0.1, momentum: 0.9, weight_decay: 0, scale: 1, nesterov: false)
    let results = [false, true].map { isSparse in
      let weights = GuardedMatrix(m, n, seed: 5), velocities = GuardedMatrix(m, n, seed: 6)
      let g = GuardedMatrix(m, n, seed: 7)
      kernels.table.matmul_sgd(
        m, n, k, a.start, 1, a.stride, b.start, n, g.start, weights.start, velocities.start, &how, isSparse)
      #expect([weights, velocities, g].allSatisfy { $0.surroundingsUntouched })
      return [weights.bits, velocities.bits]
    }
    #expect(results[0] == results[1])
  }

  @Test(arguments: KernelSet.all)
  func notANumberIsNoZero(kernels: KernelSet) {
    let a = GuardedMatrix(3, 70) { i, p in i == 1 && p == 66 ? .nan : 0 }
    let b = GuardedMatrix(70, 32, seed: 1), c = GuardedMatrix(3, 32, seed: 2)
    kernels.table.matmul(3, 32, 70, a.start, 70, 1, b.start, 32, c.start, 32, false, true)
    for i in 0..<3 { #expect((0..<32).allSatisfy { i == 1 ? c[i, $0].isNaN : c[i, $0] == 0 }) }
  }

  @Test(arguments: KernelSet.all)
  func theShareOfZerosDecides(kernels: KernelSet) {
    for (width, zeros, isSparse) in [(64, 40, true), (64, 20, false), (10, 8, true), (10, 1, false)] {
      let x = GuardedMatrix(9, width) { _, j in j < zeros ? 0 : 1 }
      #expect(kernels.table.is_sparse(9, width, x.start) == isSparse)
    }
    #expect(!kernels.table.is_sparse(0, 5, GuardedMatrix(1, 5, seed: 1).start))
  }
}
