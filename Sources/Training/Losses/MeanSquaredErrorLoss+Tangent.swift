extension MeanSquaredErrorLoss {
  // The gradient 2(f − φ) changes by 2ḟ.
  public func gradientTangent(
    _ rows: OutputRows, along tangents: OutputTangents, embedding: Embedding, into results: GradientTangents
  ) {
    for index in 0..<rows.rows * rows.width {
      results.features[index] = 2 * results.scale * tangents.features[index]
    }
  }
}
