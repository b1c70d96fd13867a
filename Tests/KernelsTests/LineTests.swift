import CKernels
import Testing

/// Two dense layers at equal steps along a line through the space of their weights.
private struct Scene {
  let rows: Int, hidden: Int, width: Int, steps: Int
  let first: Float = -0.7, step: Float
  let stride: Int
  let p: GuardedMatrix, q: GuardedMatrix
  let weights: GuardedMatrix, slopes: GuardedMatrix, bias: GuardedMatrix, biasSlope: GuardedMatrix

  init(rows: Int, hidden: Int, width: Int, steps: Int) {
    (self.rows, self.hidden, self.width, self.steps) = (rows, hidden, width, steps)
    step = 1.5 / Float(steps)
    let stride = (width + 15) / 16 * 16
    self.stride = stride
    p = GuardedMatrix(rows, hidden, seed: 1)
    // Some units do not change along the line at all.
    var generator = SeededGenerator(2)
    q = GuardedMatrix(rows, hidden) { _, k in
      k % 7 == 3 ? 0 : Float.random(in: -1.5...1.5, using: &generator)
    }
    func padded(_ rows: Int, seed: Int) -> GuardedMatrix {
      var generator = SeededGenerator(seed)
      return GuardedMatrix(rows, stride) { _, j in
        j < width ? Float.random(in: -1...1, using: &generator) : 0
      }
    }
    weights = padded(hidden, seed: 3)
    slopes = padded(hidden, seed: 4)
    bias = padded(1, seed: 5)
    biasSlope = padded(1, seed: 6)
  }

  func outputs(_ kernels: KernelSet, wanted: [UInt32], relu: Bool) -> GuardedMatrix {
    let out = GuardedMatrix(wanted.count, rows * width, seed: 7)
    wanted.withUnsafeBufferPointer { wanted in
      var line = saddle_line(
        hidden: hidden, width: width, stride: stride, weights: weights.start, weight_slopes: slopes.start,
        bias: bias.start, bias_slope: biasSlope.start, relu: relu, first: first, step: step, count: steps,
        wanted: wanted.baseAddress!, wanted_count: wanted.count, out_stride: rows * width)
      kernels.table.line(rows, &line, p.start, q.start, out.start)
    }
    #expect([p, q, weights, slopes, bias, biasSlope, out].allSatisfy { $0.surroundingsUntouched })
    return out
  }

  /// The same without knowing of any line.
  func expected(_ row: Int, _ column: Int, at place: Int, relu: Bool) -> Double {
    let t = Double(first) + Double(place) * Double(step)
    var sum = Double(bias[0, column]) + t * Double(biasSlope[0, column])
    for k in 0..<hidden {
      let h = max(0, Double(p[row, k]) + t * Double(q[row, k]))
      sum += h * (Double(weights[k, column]) + t * Double(slopes[k, column]))
    }
    return relu ? max(0, sum) : sum
  }
}

@Suite struct LineTests {
  @Test(arguments: KernelSet.all, [(1, 1, 2), (16, 10, 51), (70, 64, 20), (129, 100, 33), (24, 33, 5)])
  func theOutputsAreThoseOfTheTwoLayers(kernels: KernelSet, shape: (hidden: Int, width: Int, steps: Int)) {
    let scene = Scene(rows: 3, hidden: shape.hidden, width: shape.width, steps: shape.steps)
    for relu in [false, true] {
      let out = scene.outputs(kernels, wanted: (0..<shape.steps).map(UInt32.init), relu: relu)
      for place in 0..<shape.steps {
        for row in 0..<3 {
          for column in 0..<shape.width {
            let expected = scene.expected(row, column, at: place, relu: relu)
            let tolerance = 4e-6 * Double(shape.hidden).squareRoot() + 2e-6
            #expect(abs(Double(out[place, row * shape.width + column]) - expected) <= tolerance)
          }
        }
      }
    }
  }

  @Test(arguments: KernelSet.all)
  func theBitsDependNeitherOnOtherStepsNorOnOtherRows(kernels: KernelSet) {
    let scene = Scene(rows: 5, hidden: 90, width: 70, steps: 21)
    let whole = scene.outputs(kernels, wanted: (0..<21).map(UInt32.init), relu: true)
    for wanted in [[0], [20], [3, 4, 17], [0, 10, 20]] as [[UInt32]] {
      let some = scene.outputs(kernels, wanted: wanted, relu: true)
      for (index, place) in wanted.enumerated() {
        #expect((0..<5 * 70).allSatisfy { some[index, $0] == whole[Int(place), $0] })
      }
    }
    let alone = Scene(rows: 1, hidden: 90, width: 70, steps: 21)
      .outputs(kernels, wanted: [7], relu: true)
    // The generators fill rows one after another, so that the first row is the same.
    #expect((0..<70).allSatisfy { alone[0, $0] == whole[7, $0] })
  }
}
