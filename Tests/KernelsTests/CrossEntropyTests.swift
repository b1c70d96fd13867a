import CKernels
import Glibc
import Testing

@Suite struct CrossEntropyTests {
  func run(
    _ features: GuardedMatrix, _ labels: [Int32], scale: Float = 1
  ) -> LossRows {
    let out = LossRows(for: features)
    saddle_cross_entropy(
      features.rows, features.columns, features.start, features.stride, labels, scale, out.losses.start,
      out.points.start, out.gradient.start)
    #expect(out.surroundingsUntouched && features.surroundingsUntouched)
    return out
  }

  /// ln Σ_{j≠y} e^{f_j}.
  func logSumOfOthers(_ f: [Double], _ label: Int) -> Double {
    let others = f.indices.filter { $0 != label }.map { f[$0] }
    guard let largest = others.max(), largest > -.infinity else { return -.infinity }
    return largest + log(others.reduce(0) { $0 + exp($1 - largest) })
  }

  func loss(_ f: [Double], _ label: Int) -> Double {
    let t = logSumOfOthers(f, label) - f[label]
    return max(t, 0) + log1p(exp(-abs(t)))
  }

  @Test(arguments: Array(1...20) + [31, 64, 65, 100, 200])
  func againstTheFormula(width: Int) {
    let rows = 9
    let labels = (0..<rows).map { Int32(($0 * 7 + 3) % width) }
    for size: Float in [0.1, 3, 12, 40] {
      let features = GuardedMatrix(
        rows, width, stride: width + width % 4, seed: width, in: -size...size)
      let out = run(features, labels, scale: 0.5)
      for i in 0..<rows {
        let f = (0..<width).map { Double(features[i, $0]) }, label = Int(labels[i])
        let t = logSumOfOthers(f, label) - f[label]
        #expect(agree(out.losses[0, i], loss(f, label), relative: 1e-6))
        #expect(out.points[i, 0] == features[i, label])
        #expect(agree(out.points[i, 1], logSumOfOthers(f, label), relative: 2e-7, absolute: 1e-6))
        for j in 0..<width {
          // σ(t)·e^{f_j − s} elsewhere, −σ(t) at the label.
          let sigma = 1 / (1 + exp(-t))
          let expected = j == label ? -sigma : sigma * exp(f[j] - logSumOfOthers(f, label))
          #expect(agree(out.gradient[i, j], 0.5 * expected, relative: 1.5e-6))
        }
      }
    }
  }

  @Test(arguments: [2, 3, 8, 10, 17])
  func gradientIsTheSlope(width: Int) {
    let labels = (0..<6).map { Int32($0 % width) }
    let features = GuardedMatrix(6, width, stride: width + 1, seed: width, in: -4...4)
    let out = run(features, labels, scale: 1.5)
    for i in 0..<6 {
      #expect(
        out.gradientAgrees(row: i, features: features, scale: 1.5, tolerance: 1e-9) {
          loss($0, Int(labels[i]))
        })
    }
  }

  @Test func surfaceHasTheHeightOfTheLoss() {
    let features = GuardedMatrix(200, 10, seed: 5, in: -12...12)
    let out = run(features, (0..<200).map { Int32($0 % 10) })
    for i in 0..<200 {
      var height: Float = 0
      saddle_cross_entropy_surface(
        1, 1, out.points.start + 2 * i, out.points.start + 2 * i + 1, .infinity, &height)
      #expect(agree(height, Double(out.losses[0, i]), relative: 4e-6))
    }
  }

  @Test func smallLossesKeepTheirDigits() {
    for gap in stride(from: Float(10), through: 80, by: 3.7) {
      let features = GuardedMatrix(1, 5) { _, j in j == 2 ? gap : Float(j) * 0.3 }
      let out = run(features, [2])
      let f = features.elements.map { Double($0) }
      #expect(agree(out.losses[0, 0], loss(f, 2), relative: 1e-6))
      #expect(agree(out.gradient[0, 2], expm1(-loss(f, 2)), relative: 1e-6))
    }
  }

  @Test func addingAConstantChangesNothing() {
    let features = GuardedMatrix(4, 10) { i, j in Float(i + j * j % 7) }
    let shifted = GuardedMatrix(4, 10) { i, j in Float(i + j * j % 7) + 4096 }
    let (a, b) = (run(features, [0, 3, 5, 9]), run(shifted, [0, 3, 5, 9]))
    #expect(a.losses.bits == b.losses.bits)
    #expect(a.gradient.bits == b.gradient.bits)
  }

  @Test func hugeLogitsStayFinite() {
    for size: Float in [1e4, 1e30] {
      let features = GuardedMatrix(2, 3) { _, j in [size, -size, 0][j] }
      let out = run(features, [0, 1])
      #expect(out.losses[0, 0] == 0)
      #expect(out.losses[0, 1] == 2 * size)
      #expect(out.gradient.elements.map(abs) == [0, 0, 0, 1, 1, 0])
    }
  }

  @Test func oneClassHasNoLoss() {
    let out = run(GuardedMatrix(2, 1) { i, _ in Float(i) - 3 }, [0, 0])
    #expect(out.losses.elements == [0, 0])
    #expect(out.gradient.elements == [0, 0])
    #expect(out.points.elements == [-3, -.infinity, -2, -.infinity])
  }

  @Test(arguments: [1, 4, 9])
  func notANumberStaysInItsRow(column: Int) {
    let features = GuardedMatrix(3, 10) { i, j in i == 1 && j == column ? .nan : Float(j) }
    let out = run(features, [4, 4, 4])
    for i in 0..<3 {
      #expect(out.losses[0, i].isNaN == (i == 1))
      for j in 0..<10 { #expect(out.gradient[i, j].isNaN == (i == 1)) }
    }
  }

  @Test func resultsThatAreNotWantedAreNotWritten() {
    let features = GuardedMatrix(3, 10, seed: 1)
    let losses = GuardedMatrix(1, 3, seed: 2)
    saddle_cross_entropy(3, 10, features.start, 10, [1, 2, 3], 1, losses.start, nil, nil)
    #expect(losses.bits == run(features, [1, 2, 3]).losses.bits)
  }
}
