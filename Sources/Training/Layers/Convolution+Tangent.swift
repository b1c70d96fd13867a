import CKernels

// The patches P of an image are linear in it, so that those of its tangent are Ṗ.
extension Convolution {
  // ẏ = P·Ẇ + Ṗ·W.
  public func forwardTangent(_ pass: TangentPass) {
    let base = pass.base
    let memory = Memory(pass.memory, of: self, crew: base.crew)
    eachGroup(of: base.rows, base.crew) { rows, worker in
      let patches = memory.patches(worker)
      let to = pass.output + rows.lowerBound * outputWidth
      let count = rows.count * places
      copyPatches(of: rows, base.input, to: patches)
      saddle_matmul(
        count, filters, patchWidth, patches, patchWidth, 1, pass.parameters, filters, to, filters, false,
        false)
      guard let input = pass.input else { return }
      copyPatches(of: rows, input, to: patches)
      saddle_matmul(
        count, filters, patchWidth, patches, patchWidth, 1, base.parameters, filters, to, filters, true,
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
    let memory = Memory(pass.memory, of: self, crew: base.crew)
    let weights = Memory(base.memory, of: self, crew: base.crew).transposed
    if inputGradientTangent != nil {
      saddle_transpose(patchWidth, filters, base.parameters, filters, weights, patchWidth)
      saddle_transpose(patchWidth, filters, pass.parameters, filters, memory.transposed, patchWidth)
    }
    eachGroupOfPieces(of: base.rows, base.crew) { rows, piece, isFirst, worker in
      let (patches, patchGradients) = (memory.patches(worker), memory.patchGradients(worker))
      let count = rows.count * places
      let sum = memory.sums + piece * parameterCount
      let first = rows.lowerBound * outputWidth
      let (from, tangent) = (outputGradient + first, outputGradientTangent + first)
      copyPatches(of: rows, base.input, to: patches)
      saddle_matmul(
        patchWidth, filters, count, patches, 1, patchWidth, tangent, filters, sum, filters, !isFirst, false)
      if let input = pass.input {
        copyPatches(of: rows, input, to: patches)
        saddle_matmul(
          patchWidth, filters, count, patches, 1, patchWidth, from, filters, sum, filters, true, false)
      }
      guard let inputGradientTangent else { return }
      saddle_matmul(
        count, patchWidth, filters, tangent, filters, 1, weights, patchWidth, patchGradients, patchWidth,
        false, false)
      saddle_matmul(
        count, patchWidth, filters, from, filters, 1, memory.transposed, patchWidth, patchGradients,
        patchWidth, true, false)
      addPatches(patchGradients, of: rows, to: inputGradientTangent)
    }
    saddle_column_sums(
      Pieces(rows: base.rows).count, parameterCount, memory.sums, parameterCount, gradientTangent)
  }
}
