import CKernels

// The patches P of an image are linear in it, so that those of its tangent are Ṗ.
extension Convolution {
  // ẏ = P·Ẇ + Ṗ·W.
  public func forwardTangent(_ pass: TangentPass) {
    let base = pass.base
    var window = window
    base.crew.each(base.rows) { row, worker in
      let patches = pass.memory + 2 * worker * places * patchWidth
      let to = pass.output + row * outputWidth
      saddle_patches(&window, base.input + row * inputWidth, patches)
      saddle_matmul(
        places, filters, patchWidth, patches, patchWidth, 1, pass.parameters, filters, to, filters, false,
        false)
      guard let input = pass.input else { return }
      saddle_patches(&window, input + row * inputWidth, patches)
      saddle_matmul(
        places, filters, patchWidth, patches, patchWidth, 1, base.parameters, filters, to, filters, true,
        false)
    }
  }

  // ḋW = Σ Pᵀ·Ġ + Ṗᵀ·G over the rows, ḋP = Ġ·Wᵀ + G·Ẇᵀ.
  public func backwardTangent(
    _ pass: TangentPass, outputGradient: UnsafeMutablePointer<Float>,
    outputGradientTangent: UnsafeMutablePointer<Float>, gradientTangent: UnsafeMutablePointer<Float>,
    inputGradientTangent: UnsafeMutablePointer<Float>?
  ) {
    let base = pass.base
    var window = window
    let patchCount = places * patchWidth
    // Behind the patches of the workers and the sums of the pieces, here and in the memory of the pass itself.
    let sums = pass.memory + base.crew.threads * 2 * patchCount
    let directions = sums + Pieces.most * parameterCount
    let weights = base.memory + base.crew.threads * 2 * patchCount + Pieces.most * parameterCount
    if inputGradientTangent != nil {
      saddle_transpose(patchWidth, filters, base.parameters, filters, weights, patchWidth)
      saddle_transpose(patchWidth, filters, pass.parameters, filters, directions, patchWidth)
    }
    let pieces = Pieces(rows: base.rows)
    base.crew.each(pieces.count) { piece, worker in
      let patches = pass.memory + 2 * worker * patchCount
      let patchGradients = patches + patchCount
      let rows = pieces[piece]
      let sum = sums + piece * parameterCount
      for row in rows {
        let (from, tangent) = (outputGradient + row * outputWidth, outputGradientTangent + row * outputWidth)
        saddle_patches(&window, base.input + row * inputWidth, patches)
        saddle_matmul(
          patchWidth, filters, places, patches, 1, patchWidth, tangent, filters, sum, filters,
          row > rows.lowerBound, false)
        if let input = pass.input {
          saddle_patches(&window, input + row * inputWidth, patches)
          saddle_matmul(
            patchWidth, filters, places, patches, 1, patchWidth, from, filters, sum, filters, true, false)
        }
        guard let inputGradientTangent else { continue }
        saddle_matmul(
          places, patchWidth, filters, tangent, filters, 1, weights, patchWidth, patchGradients, patchWidth,
          false, false)
        saddle_matmul(
          places, patchWidth, filters, from, filters, 1, directions, patchWidth, patchGradients, patchWidth,
          true, false)
        saddle_patches_backward(&window, patchGradients, inputGradientTangent + row * inputWidth)
      }
    }
    saddle_column_sums(pieces.count, parameterCount, sums, parameterCount, gradientTangent)
  }
}
