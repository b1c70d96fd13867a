/// Where the tangents of a network's numbers are made, beside the numbers themselves.
struct TangentMemory {
  /// The tangent of the parameters.
  let direction: FloatBuffer
  /// The tangents of what is in the other workspace; its inputs stay 0.
  let workspace: Workspace
}

extension Network {
  /// After ``forward(rows:parameters:statistics:isTraining:workspace:from:)``: the tangents of the features and
  /// the logits, along the direction in `tangents`.
  func forwardTangent(
    rows: Int, parameters: FloatBuffer, statistics: FloatBuffer, isTraining: Bool, workspace: Workspace,
    tangents: TangentMemory
  ) {
    for (index, layer) in layers.enumerated() {
      let base = pass(index, rows: rows, parameters, statistics, isTraining: isTraining, workspace)
      layer.forwardTangent(tangentPass(index, base, tangents))
    }
  }

  /// The gradient with respect to the parameters and its tangent, from the gradients with respect to the
  /// features and logits and their tangents in the two workspaces.
  func backwardTangent(
    rows: Int, parameters: FloatBuffer, statistics: FloatBuffer, isTraining: Bool, gradient: FloatBuffer,
    gradientTangent: FloatBuffer, workspace: Workspace, tangents: TangentMemory
  ) {
    for index in layers.indices.reversed() {
      let base = pass(index, rows: rows, parameters, statistics, isTraining: isTraining, workspace)
      let outputGradient = workspace.gradients[index + 1].pointer
      layers[index].backwardTangent(
        tangentPass(index, base, tangents), outputGradient: outputGradient,
        outputGradientTangent: tangents.workspace.gradients[index + 1].pointer,
        gradientTangent: gradientTangent.pointer + offsets[index],
        inputGradientTangent: index > 0 ? tangents.workspace.gradients[index].pointer : nil)
      layers[index].backward(
        base, outputGradient: outputGradient, gradient: gradient.pointer + offsets[index],
        inputGradient: index > 0 ? workspace.gradients[index].pointer : nil)
      if index == bodyCount {
        workspace.addFeatureGradient(rows: rows)
        tangents.workspace.addFeatureGradient(rows: rows)
      }
    }
  }

  private func tangentPass(_ index: Int, _ base: LayerPass, _ tangents: TangentMemory) -> TangentPass {
    TangentPass(
      base: base, parameters: UnsafePointer(tangents.direction.pointer + offsets[index]),
      input: index > 0 ? UnsafePointer(tangents.workspace.activations[index].pointer) : nil,
      output: tangents.workspace.activations[index + 1].pointer,
      memory: tangents.workspace.memories[index].pointer)
  }
}
