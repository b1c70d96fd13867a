import CKernels
import Glibc
import Testing

enum TargetLoss: CaseIterable {
  case mse, cosine

  func value(_ f: [Double], _ target: [Double]) -> Double {
    let x = zip(f, target).reduce(0) { $0 + $1.0 * $1.1 }
    let square = zip(f, target).reduce(0) { $0 + ($1.0 - x * $1.1) * ($1.0 - x * $1.1) }
    switch self {
    case .mse: return (x - 1) * (x - 1) + square
    case .cosine:
      let length = sqrt(x * x + square)
      if length == 0 { return 1 }
      return x > 0 ? square / (length * (length + x)) : 1 - x / length
    }
  }

  func run(
    _ features: GuardedMatrix, _ labels: [Int32], _ targets: GuardedMatrix, scale: Float = 1
  ) -> LossRows {
    let out = LossRows(for: features)
    let kernel = self == .mse ? saddle_mse : saddle_cosine
    kernel(
      features.rows, features.columns, features.start, features.stride, labels, targets.start, scale,
      out.losses.start, out.points.start, out.gradient.start)
    #expect(out.surroundingsUntouched && features.surroundingsUntouched && targets.surroundingsUntouched)
    return out
  }

  var surface: SurfaceKernel { self == .mse ? saddle_mse_surface : saddle_cosine_surface }
}

@Suite struct TargetLossesTests {
  /// Unit vectors with all components at work.
  static func targets(classes: Int, width: Int) -> GuardedMatrix {
    var generator = SeededGenerator(classes + width)
    let rows = (0..<classes).map { _ in
      let row = (0..<width).map { _ in Double.random(in: -1...1, using: &generator) }
      let length = sqrt(row.reduce(0) { $0 + $1 * $1 })
      return row.map { Float($0 / length) }
    }
    return GuardedMatrix(classes, width) { rows[$0][$1] }
  }

  static func doubles(_ matrix: GuardedMatrix, row: Int) -> [Double] {
    (0..<matrix.columns).map { Double(matrix[row, $0]) }
  }

  @Test(arguments: TargetLoss.allCases, Array(1...20) + [33, 64, 100, 200])
  func againstTheFormulaAndItsSlope(loss: TargetLoss, width: Int) {
    let targets = Self.targets(classes: 4, width: width)
    let labels: [Int32] = [3, 0, 2, 1, 1]
    for size: Float in [0.1, 2, 30] {
      let features = GuardedMatrix(5, width, stride: width + 2, seed: width, in: -size...size)
      let out = loss.run(features, labels, targets, scale: 0.25)
      for i in 0..<5 {
        let target = Self.doubles(targets, row: Int(labels[i]))
        let f = Self.doubles(features, row: i)
        #expect(agree(out.losses[0, i], loss.value(f, target), relative: 1e-7, absolute: 1e-13))
        if abs(f[0]) < 0.02 && width == 1 { continue }  // next to the jump of the cosine at 0
        #expect(
          out.gradientAgrees(
            row: i, features: features, scale: 0.25, tolerance: 2e-6 / Double(min(size, 1))
          ) { loss.value($0, target) })
      }
    }
  }

  @Test(arguments: TargetLoss.allCases)
  func surfaceHasTheHeightOfTheLoss(loss: TargetLoss) {
    let targets = Self.targets(classes: 10, width: 10)
    for closeness: Float in [0, 0.9, 0.999, 0.99999] {
      let noise = GuardedMatrix(50, 10, seed: 3, in: -2...2)
      let features = GuardedMatrix(50, 10) { i, j in
        closeness * targets[i % 10, j] + (1 - closeness) * noise[i, j]
      }
      let out = loss.run(features, (0..<50).map { Int32($0 % 10) }, targets)
      for i in 0..<50 {
        var height: Float = 0
        loss.surface(1, 1, out.points.start + 2 * i, out.points.start + 2 * i + 1, &height)
        // x itself is rounded to a float, which near 1 moves (x − 1)² by up to 2⁻²⁴·|x − 1|.
        let lossValue = Double(out.losses[0, i])
        let rounding = loss == .mse ? 0x1p-23 * sqrt(lossValue) : 0
        #expect(agree(height, lossValue, relative: 1e-6, absolute: rounding))
      }
    }
  }

  @Test func cosineKeepsItsProperties() {
    let targets = Self.targets(classes: 3, width: 12)
    let labels: [Int32] = (0..<30).map { Int32($0 % 3) }
    let features = GuardedMatrix(30, 12, seed: 8, in: -5...5)
    let out = TargetLoss.cosine.run(features, labels, targets)
    let scaled = TargetLoss.cosine.run(
      GuardedMatrix(30, 12) { 3 * features[$0, $1] }, labels, targets)
    let mirrored = TargetLoss.cosine.run(
      GuardedMatrix(30, 12) { -features[$0, $1] }, labels, targets)
    for i in 0..<30 {
      let loss = Double(out.losses[0, i])
      #expect((0...2).contains(loss))
      #expect(agree(scaled.losses[0, i], loss, relative: 1e-6))
      #expect(agree(mirrored.losses[0, i], 2 - loss, relative: 1e-6))
      let f = Self.doubles(features, row: i), g = Self.doubles(out.gradient, row: i)
      let length = sqrt(f.reduce(0) { $0 + $1 * $1 })
      let along = zip(f, g).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(along) < 1e-6)
      let sine = sqrt(1 - (1 - loss) * (1 - loss))
      #expect(abs(sqrt(g.reduce(0) { $0 + $1 * $1 }) - sine / length) < 1e-6)
      for j in 0..<12 {
        #expect(agree(scaled.gradient[i, j], g[j] / 3, relative: 1e-5, absolute: 1e-8))
      }
    }
  }

  @Test func cosineWithAndAgainstTheTargetHasNoGradient() {
    let targets = GuardedMatrix(1, 9) { _, j in j == 4 ? 1 : 0 }
    let features = GuardedMatrix(2, 9) { i, j in (i == 0 ? 7 : -7) * targets[0, j] }
    let out = TargetLoss.cosine.run(features, [0, 0], targets)
    #expect(out.losses.elements == [0, 2])
    #expect(out.gradient.elements.allSatisfy { $0 == 0 })
  }

  @Test func cosineOfZeroFeatures() {
    let targets = Self.targets(classes: 2, width: 10)
    let out = TargetLoss.cosine.run(GuardedMatrix(2, 10) { _, _ in 0 }, [0, 1], targets)
    #expect(out.losses.elements == [1, 1])
    #expect(out.gradient.elements.allSatisfy { $0 == 0 })
    #expect(out.points.elements == [0, 0, 0, 0])
  }

  @Test(arguments: [Float(1e-38), 1e-25, 1e25, 1e37])
  func cosineOfHugeAndTinyFeatures(size: Float) {
    let targets = Self.targets(classes: 3, width: 10)
    let features = GuardedMatrix(3, 10, seed: 2)
    let plain = TargetLoss.cosine.run(features, [0, 1, 2], targets)
    let out = TargetLoss.cosine.run(
      GuardedMatrix(3, 10) { features[$0, $1] * size }, [0, 1, 2], targets)
    for i in 0..<3 {
      #expect(agree(out.losses[0, i], Double(plain.losses[0, i]), relative: 1e-6))
      for j in 0..<10 {
        let expected = Double(plain.gradient[i, j]) / Double(size)
        #expect(agree(out.gradient[i, j], expected, relative: 1e-5, absolute: 1e-6 / Double(size)))
      }
    }
  }

  @Test func smallCosineLossesKeepTheirDigits() {
    let targets = GuardedMatrix(1, 10) { _, j in j == 0 ? 1 : 0 }
    for exponent in stride(from: -1, through: -15, by: -1) {
      let away = Float(pow(10, Double(exponent)))
      let features = GuardedMatrix(1, 10) { _, j in j == 0 ? 1 : j == 5 ? away : 0 }
      let out = TargetLoss.cosine.run(features, [0], targets)
      let square = Double(away) * Double(away), length = sqrt(1 + square)
      #expect(agree(out.losses[0, 0], square / (length * (length + 1)), relative: 1e-6))
      #expect(agree(out.gradient[0, 5], Double(away) / (length * length * length), relative: 1e-6))
    }
  }

  @Test(arguments: TargetLoss.allCases, Array(1...20) + [33, 64])
  func noTargetsAreThoseOfOneColumnAClass(loss: TargetLoss, width: Int) {
    let targets = GuardedMatrix(width, width) { i, j in i == j ? 1 : 0 }
    let features = GuardedMatrix(width + 3, width, stride: width + 1, seed: width, in: -3...3)
    let labels = (0..<width + 3).map { Int32($0 * 7 % width) }
    let (given, implied) = (loss.run(features, labels, targets), LossRows(for: features))
    let kernel = loss == .mse ? saddle_mse : saddle_cosine
    kernel(
      features.rows, width, features.start, features.stride, labels, nil, 1, implied.losses.start,
      implied.points.start, implied.gradient.start)
    #expect(implied.losses.bits == given.losses.bits && implied.points.bits == given.points.bits)
    #expect(implied.gradient.elements == given.gradient.elements)
    #expect(implied.surroundingsUntouched)
  }

  @Test(arguments: TargetLoss.allCases, [Float.infinity, -.infinity, .nan])
  func aFeatureThatIsNotFiniteGivesNoLossWithoutTargetsToo(loss: TargetLoss, feature: Float) {
    for label: Int32 in 0..<3 {
      let features = GuardedMatrix(1, 3) { _, j in j == 1 ? feature : -2 }
      let losses = GuardedMatrix(1, 1, seed: 1)
      let kernel = loss == .mse ? saddle_mse : saddle_cosine
      kernel(1, 3, features.start, 3, [label], nil, 1, losses.start, nil, nil)
      #expect(!losses[0, 0].isFinite)
    }
  }

  @Test(arguments: TargetLoss.allCases)
  func notANumberStaysInItsRow(loss: TargetLoss) {
    let targets = Self.targets(classes: 1, width: 10)
    let features = GuardedMatrix(3, 10) { i, j in i == 1 && j == 8 ? .nan : Float(j) }
    let out = loss.run(features, [0, 0, 0], targets)
    for i in 0..<3 {
      #expect(out.losses[0, i].isNaN == (i == 1))
      let gradient = (0..<10).map { out.gradient[i, $0] }
      #expect(gradient.contains(where: \.isNaN) == (i == 1))
    }
  }

  @Test(arguments: TargetLoss.allCases)
  func resultsThatAreNotWantedAreNotWritten(loss: TargetLoss) {
    let targets = Self.targets(classes: 2, width: 10)
    let features = GuardedMatrix(2, 10, seed: 1)
    let losses = GuardedMatrix(1, 2, seed: 2)
    let kernel = loss == .mse ? saddle_mse : saddle_cosine
    kernel(2, 10, features.start, 10, [0, 1], targets.start, 1, losses.start, nil, nil)
    #expect(losses.bits == loss.run(features, [0, 1], targets).losses.bits)
  }
}
