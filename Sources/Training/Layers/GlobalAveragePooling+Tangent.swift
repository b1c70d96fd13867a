// The map is linear: tangents go the way of the numbers themselves.
extension GlobalAveragePooling: LinearInPieces {
  public func forwardTangent(_ pass: TangentPass) {
    let base = pass.base
    guard let input = pass.input else {
      return pass.output.update(repeating: 0, count: base.rows * outputWidth)
    }
    forward(
      LayerPass(
        rows: base.rows, isTraining: base.isTraining, crew: base.crew, parameters: base.parameters,
        statistics: base.statistics, input: input, output: pass.output, memory: pass.memory))
  }
}
