extension CosineLoss {
  // The gradient with respect to the direction ψ(f) is −φ whatever the features.
  public func gradientTangent(
    _ rows: OutputRows, along tangents: OutputTangents, embedding: Embedding, into results: GradientTangents
  ) {
    let width = rows.width
    let still = [Double](repeating: 0, count: width)
    for row in 0..<rows.rows {
      let start = row * width
      let direction = DirectionTangent(rows.features + start, along: tangents.features + start, width: width)
      let target = Int(rows.labels[row]) * width
      let tangent = direction.gradientTangent(
        of: (0..<width).map { -Double(embedding.targets[target + $0]) }, tangent: still)
      for index in 0..<width {
        results.features[start + index] = Float(Double(results.scale) * tangent[index])
      }
    }
  }
}

extension CosineCrossEntropyLoss {
  public func gradientTangent(
    _ rows: OutputRows, along tangents: OutputTangents, embedding: Embedding, into results: GradientTangents
  ) {
    CosineLoss().gradientTangent(rows, along: tangents, embedding: embedding, into: results)
    guard let logits = rows.logits, let changes = tangents.logits, let gradient = results.logits else {
      return
    }
    SoftmaxTangent.gradientTangent(
      rows: rows.rows, width: embedding.classCount, logits: logits, along: changes,
      scale: results.scale * weight, into: gradient)
  }
}
