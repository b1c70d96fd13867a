extension CrossEntropyLoss {
  public func gradientTangent(
    _ rows: OutputRows, along tangents: OutputTangents, embedding: Embedding, into results: GradientTangents
  ) {
    SoftmaxTangent.gradientTangent(
      rows: rows.rows, width: rows.width, logits: rows.features, along: tangents.features,
      scale: results.scale, into: results.features)
  }
}

extension SmoothedCrossEntropyLoss {
  // It is cross-entropy and a linear function of the features, which has no curvature.
  public func gradientTangent(
    _ rows: OutputRows, along tangents: OutputTangents, embedding: Embedding, into results: GradientTangents
  ) {
    CrossEntropyLoss().gradientTangent(rows, along: tangents, embedding: embedding, into: results)
  }
}
