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
  func run(_ a: GuardedMatrix, _ b: GuardedMatrix, _ c: GuardedMatrix, rows: Range<Int>) {
    let (row, column) = transposed ? (1, a.stride) : (a.stride, 1)
    saddle_matmul(
      rows.count, n, k, a.start + rows.lowerBound * row, row, column, b.start, b.stride,
      c.start + rows.lowerBound * c.stride, c.stride, accumulate)
  }

  /// The largest error of an element, in units of the bound k·ε·Σ|a·b| on a sum of k terms.
  func largestError() -> Double {
    let (a, b, c) = operands()
    let before = c.elements
    run(a, b, c, rows: 0..<m)
    #expect(a.surroundingsUntouched && b.surroundingsUntouched && c.surroundingsUntouched)
    let (aRow, aColumn) = transposed ? (1, a.stride) : (a.stride, 1)
    var worst = 0.0
    for i in 0..<m {
      for j in 0..<n {
        var sum = accumulate ? Double(before[i * n + j]) : 0
        var size = abs(sum)
        for p in 0..<k {
          let term = Double(a.start[p * aColumn + i * aRow]) * Double(b.start[p * b.stride + j])
          sum += term
          size += abs(term)
        }
        let bound = Double(k + 1) * size * 0x1p-24
        let error = abs(Double(c[i, j]) - sum)
        worst = max(worst, bound == 0 ? (error == 0 ? 0 : .infinity) : error / bound)
      }
    }
    return worst
  }
}

@Suite struct MatmulTests {
  @Test(arguments: Array(0...14) + [18, 19, 31, 32, 40])
  func everySmallShape(m: Int) {
    var worst = 0.0
    for n in 0...40 {
      let product = Product(
        m: m, n: n, k: (m * 17 + n * 5) % 41, transposed: (m + n) % 2 == 1, gap: n % 3,
        accumulate: n % 4 < 2)
      worst = max(worst, product.largestError())
    }
    #expect(worst <= 1)
  }

  @Test(arguments: [
    (32, 128, 64), (32, 10, 64), (1, 1, 1000), (13, 100, 300), (245, 17, 257), (241, 65, 9), (7, 70, 520),
    (97, 63, 33),
  ])
  func largerShapes(m: Int, n: Int, k: Int) {
    for transposed in [false, true] {
      let product = Product(
        m: m, n: n, k: k, transposed: transposed, gap: transposed ? 0 : 5, accumulate: transposed)
      #expect(product.largestError() <= 1)
    }
  }

  @Test(arguments: [false, true], [10, 16, 50, 64, 100])
  func sameBitsInAnySplitOfTheRows(transposed: Bool, n: Int) {
    let product = Product(m: 300, n: n, k: 300, transposed: transposed, gap: 3)
    let (a, b, whole) = product.operands()
    product.run(a, b, whole, rows: 0..<300)
    for size in [1, 2, 3, 5, 6, 7, 8, 31, 150, 299] {
      let (_, _, parts) = product.operands()
      for first in stride(from: 0, to: 300, by: size) {
        product.run(a, b, parts, rows: first..<min(first + size, 300))
      }
      #expect(parts.bits == whole.bits, "rows in parts of \(size)")
    }
  }

  @Test(arguments: [5, 256, 257, 700])
  func accumulatingContinuesTheSum(k: Int) {
    let product = Product(m: 9, n: 21, k: k)
    let (a, b, whole) = product.operands()
    product.run(a, b, whole, rows: 0..<9)
    let parts = GuardedMatrix(9, 21, seed: 9)
    let half = k / 2
    saddle_matmul(9, 21, half, a.start, a.stride, 1, b.start, b.stride, parts.start, 21, false)
    saddle_matmul(
      9, 21, k - half, a.start + half, a.stride, 1, b.start + half * b.stride, b.stride, parts.start, 21, true
    )
    #expect(parts.bits == whole.bits)
  }

  @Test func noTermsGiveZerosOrLeaveTheSum() {
    let c = GuardedMatrix(5, 7, stride: 9, seed: 1)
    let before = c.bits
    saddle_matmul(5, 7, 0, c.start, 1, 1, c.start, 7, c.start, 9, true)
    #expect(c.bits == before)
    saddle_matmul(5, 7, 0, c.start, 1, 1, c.start, 7, c.start, 9, false)
    #expect(c.elements == Array(repeating: 0, count: 35))
    #expect(c.surroundingsUntouched)
  }

  @Test func notANumberStaysInItsRowAndColumn() {
    let a = GuardedMatrix(13, 20) { i, p in i == 4 && p == 3 ? .nan : 1 }
    let b = GuardedMatrix(20, 19) { p, j in p == 6 && j == 11 ? .nan : 1 }
    let c = GuardedMatrix(13, 19) { _, _ in 0 }
    saddle_matmul(13, 19, 20, a.start, 20, 1, b.start, 19, c.start, 19, false)
    for i in 0..<13 {
      for j in 0..<19 { #expect(c[i, j].isNaN == (i == 4 || j == 11)) }
    }
  }
}
