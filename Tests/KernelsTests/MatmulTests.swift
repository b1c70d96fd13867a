import CKernels
import Testing

struct Product {
  var m: Int
  var n: Int
  var k: Int
  var transposed = false
  var gap = 0
  var accumulate = false
  var seed = 1

  // A is m×k; where `transposed` it is kept as its transpose, k×m.
  func operands() -> (a: GuardedMatrix, b: GuardedMatrix, c: GuardedMatrix) {
    let shape = transposed ? (k, m) : (m, k)
    return (
      GuardedMatrix(shape.0, shape.1, stride: shape.1 + gap, seed: seed),
      GuardedMatrix(k, n, stride: n + gap, seed: seed + 1),
      GuardedMatrix(m, n, stride: n + gap, seed: seed + 2)
    )
  }

  /// Multiplies rows `rows` of the product into `c`.
  func run(
    _ kernels: KernelSet, _ a: GuardedMatrix, _ b: GuardedMatrix, _ c: GuardedMatrix, rows: Range<Int>
  ) {
    let (row, column) = transposed ? (1, a.stride) : (a.stride, 1)
    kernels.table.matmul(
      rows.count, n, k, a.start + rows.lowerBound * row, row, column, b.start, b.stride,
      c.start + rows.lowerBound * c.stride, c.stride, accumulate, false)
  }

  /// For each instruction set the largest error of an element, in units of the bound k·ε·Σ|a·b| on a sum of
  /// k terms.
  func largestErrors() -> [Double] {
    let (a, b, before) = operands()
    let results = KernelSet.all.map { kernels in
      let (_, _, c) = operands()
      run(kernels, a, b, c, rows: 0..<m)
      #expect(a.surroundingsUntouched && b.surroundingsUntouched && c.surroundingsUntouched)
      return c
    }
    let (aRow, aColumn) = transposed ? (1, a.stride) : (a.stride, 1)
    var worst = results.map { _ in 0.0 }
    for i in 0..<m {
      for j in 0..<n {
        var sum = accumulate ? Double(before[i, j]) : 0
        var size = abs(sum)
        for p in 0..<k {
          let term = Double(a.start[p * aColumn + i * aRow]) * Double(b.start[p * b.stride + j])
          sum += term
          size += abs(term)
        }
        let bound = Double(k + 1) * size * 0x1p-24
        for (index, c) in results.enumerated() {
          let error = abs(Double(c[i, j]) - sum)
          // A result that is not a number is as wrong as can be.
          let inBounds = error.isNaN ? .infinity : bound == 0 ? (error == 0 ? 0 : .infinity) : error / bound
          worst[index] = max(worst[index], inBounds)
        }
      }
    }
    return worst
  }
}

@Suite struct MatmulTests {
  // Widths up to more than a strip of the widest vectors, and heights up to more than two of the tallest tiles.
  @Test(arguments: Array(0...20) + [31, 32, 40])
  func everySmallShape(m: Int) {
    var worst = KernelSet.all.map { _ in 0.0 }
    for n in 0...70 {
      // Where vectors are whole every path is taken; elsewhere they take turns.
      for turn in n % 8 == 0 ? Array(0..<4) : [m + n] {
        let product = Product(
          m: m, n: n, k: (m * 17 + n * 5 + turn) % 41, transposed: turn % 2 == 1, gap: n % 3,
          accumulate: turn / 2 % 2 == 1)
        worst = zip(worst, product.largestErrors()).map { max($0, $1) }
      }
    }
    for (kernels, error) in zip(KernelSet.all, worst) { #expect(error <= 1, "\(kernels.name)") }
  }

  @Test(arguments: [
    (32, 128, 64), (32, 10, 64), (1, 1, 1000), (13, 100, 300), (245, 17, 257), (241, 65, 9), (7, 70, 520),
    (97, 63, 33),
  ])
  func largerShapes(m: Int, n: Int, k: Int) {
    for transposed in [false, true] {
      let product = Product(
        m: m, n: n, k: k, transposed: transposed, gap: transposed ? 0 : 5, accumulate: transposed)
      for (kernels, error) in zip(KernelSet.all, product.largestErrors()) {
        #expect(error <= 1, "\(kernels.name)")
      }
    }
  }

  @Test(arguments: KernelSet.all, [10, 16, 36, 50, 64, 100])
  func sameBitsInAnySplitOfTheRows(kernels: KernelSet, n: Int) {
    for transposed in [false, true] {
      let product = Product(m: 300, n: n, k: 300, transposed: transposed, gap: 3)
      let (a, b, whole) = product.operands()
      product.run(kernels, a, b, whole, rows: 0..<300)
      for size in [1, 2, 3, 4, 5, 6, 7, 8, 31, 150, 299] {
        let parts = GuardedMatrix(300, n, stride: n + 3) { _, _ in 0 }
        for first in stride(from: 0, to: 300, by: size) {
          product.run(kernels, a, b, parts, rows: first..<min(first + size, 300))
        }
        #expect(parts.bits == whole.bits, "rows in parts of \(size)")
      }
    }
  }

  @Test(arguments: KernelSet.all, [5, 128, 129, 256, 257, 700])
  func accumulatingContinuesTheSum(kernels: KernelSet, k: Int) {
    for n in [21, 32] {
      let product = Product(m: 9, n: n, k: k)
      let (a, b, whole) = product.operands()
      product.run(kernels, a, b, whole, rows: 0..<9)
      let parts = GuardedMatrix(9, n, seed: 9)
      let half = k / 2
      let table = kernels.table
      table.matmul(9, n, half, a.start, k, 1, b.start, n, parts.start, n, false, false)
      table.matmul(9, n, k - half, a.start + half, k, 1, b.start + half * n, n, parts.start, n, true, false)
      #expect(parts.bits == whole.bits)
    }
  }

  @Test(arguments: KernelSet.all, [5, 16, 21, 32, 48, 64, 100])
  func stretchesContinueTheSumInTheirOrder(kernels: KernelSet, n: Int) {
    let stretches = [(40, 3, 9), (0, 30, 1), (17, 0, 12), (40, 3, 0), (5, 20, 4)].map {
      saddle_stretch(a: $0.0, b: $0.1 * n, k: $0.2)
    }
    for (m, count) in [(1, 5), (9, 5), (13, 1), (8, 0)] {
      for (row, column) in [(60, 1), (1, 60)] {
        for accumulate in [false, true] {
          let a = GuardedMatrix(60, 60, seed: 1), b = GuardedMatrix(40, n, seed: 2)
          let (c, expected) = (GuardedMatrix(m, n, seed: 3), GuardedMatrix(m, n, seed: 3))
          let table = kernels.table
          if !accumulate {
            table.matmul(m, n, 0, a.start, row, column, b.start, n, expected.start, n, false, false)
          }
          for stretch in stretches[..<count] {
            table.matmul(
              m, n, stretch.k, a.start + stretch.a, row, column, b.start + stretch.b, n, expected.start, n,
              true, false)
          }
          table.matmul_stretches(
            m, n, count, stretches, a.start, row, column, b.start, n, c.start, n, accumulate)
          #expect(c.bits == expected.bits && c.surroundingsUntouched, "\(m), \(count), \(row)")
        }
      }
    }
  }

  /// Shapes whose step is made tile by tile, and those that go by the gradient.
  @Test(
    arguments: KernelSet.all,
    [(7, 16, 5), (13, 64, 33), (64, 128, 32), (9, 80, 1), (20, 10, 32), (6, 32, 300)])
  func stepOfSGDIsThatAfterTheProduct(kernels: KernelSet, shape: (m: Int, n: Int, k: Int)) {
    let (m, n, k) = shape
    let table = kernels.table
    for (decay, scale, isNesterov) in [(0, 1, false), (0.1, 1, false), (0, 0.5, false), (0, 1, true)]
      as [(Float, Float, Bool)]
    {
      var how = saddle_sgd(rate: 0.1, momentum: 0.9, weight_decay: decay, scale: scale, nesterov: isNesterov)
      for transposed in [true, false] {
        let product = Product(m: m, n: n, k: k, transposed: transposed)
        let (a, b, g) = product.operands()
        let weights = (0..<2).map { _ in GuardedMatrix(m, n, seed: 5) }
        let velocities = (0..<2).map { _ in GuardedMatrix(m, n, seed: 6) }
        product.run(kernels, a, b, g, rows: 0..<m)
        table.sgd(m * n, weights[0].start, velocities[0].start, g.start, &how)
        let (row, column) = transposed ? (1, a.stride) : (a.stride, 1)
        table.matmul_sgd(
          m, n, k, a.start, row, column, b.start, n, g.start, weights[1].start, velocities[1].start, &how,
          false)
        #expect(weights[1].bits == weights[0].bits && velocities[1].bits == velocities[0].bits)
        #expect((weights + velocities + [a, b, g]).allSatisfy { $0.surroundingsUntouched })
      }
    }
  }

  @Test(arguments: KernelSet.all)
  func noTermsGiveZerosOrLeaveTheSum(kernels: KernelSet) {
    let c = GuardedMatrix(5, 7, stride: 9, seed: 1)
    let before = c.bits
    kernels.table.matmul(5, 7, 0, c.start, 1, 1, c.start, 7, c.start, 9, true, false)
    #expect(c.bits == before)
    kernels.table.matmul(5, 7, 0, c.start, 1, 1, c.start, 7, c.start, 9, false, false)
    #expect(c.elements == Array(repeating: 0, count: 35))
    #expect(c.surroundingsUntouched)
  }

  @Test(arguments: KernelSet.all)
  func notANumberStaysInItsRowAndColumn(kernels: KernelSet) {
    let a = GuardedMatrix(13, 20) { i, p in i == 4 && p == 3 ? .nan : 1 }
    let b = GuardedMatrix(20, 19) { p, j in p == 6 && j == 11 ? .nan : 1 }
    let c = GuardedMatrix(13, 19) { _, _ in 0 }
    kernels.table.matmul(13, 19, 20, a.start, 20, 1, b.start, 19, c.start, 19, false, false)
    for i in 0..<13 {
      for j in 0..<19 { #expect(c[i, j].isNaN == (i == 4 || j == 11)) }
    }
  }
}
