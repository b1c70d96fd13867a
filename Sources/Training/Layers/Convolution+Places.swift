import CKernels

// Where images have few places, much of a patch lies beyond the edges. Place by place, with many rows at once,
// only what lies inside is multiplied, and nothing is copied: a row of a window is contiguous in an image, and
// its weights follow one another too.
extension Convolution {
  /// With more places than this the products get too small.
  private static let mostPlaces = 16
  var isByPlaces: Bool { places <= Self.mostPlaces }

  /// A row of the window of an output place, as far as it lies inside the image.
  private struct Run {
    /// Where the place begins in an output.
    let output: Int
    /// Where the row begins in an input, and how many numbers it has.
    let input, width: Int
    /// The number of the first weight row that it meets.
    let weightRow: Int
    /// Whether it is the first of its place.
    let isFirst: Bool
  }

  private var runs: [Run] {
    let (height, width, channels) = (inputShape[0], inputShape[1], inputShape[2])
    var runs: [Run] = []
    for place in 0..<places {
      // Where the window begins, which may be beyond an edge.
      let top = place / outputShape[1] * stride - kernel / 2
      let left = place % outputShape[1] * stride - kernel / 2
      let (first, last) = (max(0, left), min(width, left + kernel))
      for (index, row) in (max(0, top)..<min(height, top + kernel)).enumerated() {
        runs.append(
          Run(
            output: place * filters, input: (row * width + first) * channels,
            width: (last - first) * channels,
            weightRow: ((row - top) * kernel + first - left) * channels, isFirst: index == 0))
      }
    }
    return runs
  }

  func forwardByPlaces(_ pass: LayerPass) {
    let runs = runs
    let pieces = Pieces(rows: pass.rows, least: Self.leastRows)
    pass.crew.each(pieces.count) { piece, _ in
      let rows = pieces[piece]
      let input = pass.input + rows.lowerBound * inputWidth
      let output = pass.output + rows.lowerBound * outputWidth
      for run in runs {
        saddle_matmul(
          rows.count, filters, run.width, input + run.input, inputWidth, 1,
          pass.parameters + run.weightRow * filters, filters, output + run.output, outputWidth, !run.isFirst,
          false)
      }
    }
  }

  /// So many rows make a product that is worth its while.
  private static let leastRows = 24

  // Of each run X (rows, width) of the inputs, with the gradient G (rows, filters) of its place and its weights
  // W (width, filters): dW += Xᵀ·G, dX += G·Wᵀ.
  func backwardByPlaces(
    _ pass: LayerPass, _ outputGradient: UnsafeMutablePointer<Float>, _ gradient: UnsafeMutablePointer<Float>,
    _ inputGradient: UnsafeMutablePointer<Float>?
  ) {
    let runs = runs
    let memory = Memory(pass.memory, of: self, crew: pass.crew)
    if inputGradient != nil {
      saddle_transpose(patchWidth, filters, pass.parameters, filters, memory.transposed, patchWidth)
    }
    let pieces = Pieces(rows: pass.rows, least: Self.leastRows)
    pass.crew.each(pieces.count) { piece, _ in
      let rows = pieces[piece]
      let input = pass.input + rows.lowerBound * inputWidth
      let from = outputGradient + rows.lowerBound * outputWidth
      let sum = memory.sums + piece * parameterCount
      sum.update(repeating: 0, count: parameterCount)
      for run in runs {
        saddle_matmul(
          run.width, filters, rows.count, input + run.input, 1, inputWidth, from + run.output, outputWidth,
          sum + run.weightRow * filters, filters, true, false)
      }
      guard let inputGradient else { return }
      let to = inputGradient + rows.lowerBound * inputWidth
      to.update(repeating: 0, count: rows.count * inputWidth)
      for run in runs {
        saddle_matmul(
          rows.count, run.width, filters, from + run.output, outputWidth, 1,
          memory.transposed + run.weightRow,
          patchWidth, to + run.input, inputWidth, true, false)
      }
    }
    saddle_column_sums(pieces.count, parameterCount, memory.sums, parameterCount, gradient)
  }
}
