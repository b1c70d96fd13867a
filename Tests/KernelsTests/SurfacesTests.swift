import CKernels
import Glibc
import Testing

typealias SurfaceKernel =
  @convention(c) (
    Int, Int, UnsafePointer<Float>?, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?
  ) -> Void

@Suite struct SurfacesTests {
  static let ticks = (0...120).map { Float(-15 + 0.25 * Double($0)) }

  /// Compares a surface with its formula everywhere on the grid.
  func check(
    xs: [Float] = ticks, ys: [Float] = ticks, _ kernel: SurfaceKernel, formula: (Double, Double) -> Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let x = GuardedMatrix(1, xs.count) { _, i in xs[i] }
    let y = GuardedMatrix(1, ys.count) { _, j in ys[j] }
    let out = GuardedMatrix(ys.count, xs.count) { _, _ in .nan }
    kernel(xs.count, ys.count, x.start, y.start, out.start)
    #expect(out.surroundingsUntouched, sourceLocation: sourceLocation)
    for j in ys.indices {
      for i in xs.indices {
        let expected = formula(Double(xs[i]), Double(ys[j]))
        #expect(
          agree(out[j, i], expected, relative: 1e-6, absolute: 1e-30), "at (\(xs[i]), \(ys[j]))",
          sourceLocation: sourceLocation)
      }
    }
  }

  static func crossEntropy(_ x: Double, _ y: Double) -> Double { max(y - x, 0) + log1p(exp(-abs(y - x))) }

  @Test func crossEntropyWithoutCeiling() {
    check(
      { saddle_cross_entropy_surface($0, $1, $2, $3, .infinity, $4) }, formula: Self.crossEntropy)
  }

  @Test func crossEntropyUnderItsCeiling() {
    check({ saddle_cross_entropy_surface($0, $1, $2, $3, 23.025851, $4) }) {
      min(Self.crossEntropy($0, $1), Double(Float(23.025851)))
    }
  }

  @Test func crossEntropyFarOut() {
    let far: [Float] = [-1e30, -1e4, -88, -40, -0.0, 1e-20, 40, 88, 103, 1e4, 1e30]
    check(xs: far, ys: far, { saddle_cross_entropy_surface($0, $1, $2, $3, .infinity, $4) }) { x, y in
      // Below the smallest normal number the loss is 0.
      y - x < -87.3 ? 0 : Self.crossEntropy(x, y)
    }
  }

  @Test func mse() {
    check(saddle_mse_surface) { ($0 - 1) * ($0 - 1) + $1 * $1 }
  }

  // The formula itself, for x > 0 without its cancellation.
  static func cosine(_ x: Double, _ y: Double) -> Double {
    let length = hypot(x, y)
    if length == 0 { return 1 }
    return x > 0 ? y / length * (y / (length + x)) : 1 - x / length
  }

  @Test func cosine() { check(saddle_cosine_surface, formula: Self.cosine) }

  @Test func cosineOfHugeAndTinyFeatures() {
    let far: [Float] = [-1e30, -1e25, -3, -1e-25, 0, 1e-38, 2e-25, 0.5, 1e19, 1e25]
    check(xs: far, ys: far, saddle_cosine_surface, formula: Self.cosine)
  }

  @Test func valuesOfThePaper() {
    var value: Float = 0
    saddle_cosine_surface(1, 1, [-15], [15], &value)
    #expect(abs(value - 1.707107) < 1e-6)
    saddle_cosine_surface(1, 1, [0], [0], &value)
    #expect(value == 1)
    saddle_mse_surface(1, 1, [-15], [15], &value)
    #expect(value == 481)
    saddle_cross_entropy_surface(1, 1, [-15], [15], .infinity, &value)
    #expect(value == 30)
    saddle_cross_entropy_surface(1, 1, [-15], [15], 23.025851, &value)
    #expect(value == 23.025851)
  }

  @Test(arguments: 0...20)
  func everyWidth(nx: Int) {
    let xs = Array(Self.ticks.prefix(nx)), ys = Array(Self.ticks.suffix(3))
    check(
      xs: xs, ys: ys, { saddle_cross_entropy_surface($0, $1, $2, $3, .infinity, $4) },
      formula: Self.crossEntropy)
    check(xs: xs, ys: ys, saddle_mse_surface) { ($0 - 1) * ($0 - 1) + $1 * $1 }
    check(xs: xs, ys: ys, saddle_cosine_surface, formula: Self.cosine)
  }

  @Test func notANumberIsShownAsSuch() {
    var value: Float = 0
    saddle_cross_entropy_surface(1, 1, [.nan], [0], 23, &value)
    #expect(value.isNaN)
    saddle_mse_surface(1, 1, [0], [.nan], &value)
    #expect(value.isNaN)
    saddle_cosine_surface(1, 1, [.nan], [0], &value)
    #expect(value.isNaN)
  }
}
