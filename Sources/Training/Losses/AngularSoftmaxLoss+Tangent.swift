extension AngularSoftmaxLoss {
  // With the cosines c_j = ⟨φ_j, ψ⟩ and the margin m(c_y) of the true class the gradient with respect to ψ is
  // d = s·Σ_{j≠y} p_j·φ_j + s·(p_y − 1)·m′·φ_y; along ψ̇ the logits change by s·ċ_j and s·m′·ċ_y.
  public func gradientTangent(
    _ rows: OutputRows, along tangents: OutputTangents, embedding: Embedding, into results: GradientTangents
  ) {
    let width = rows.width
    for row in 0..<rows.rows {
      let start = row * width
      let direction = DirectionTangent(rows.features + start, along: tangents.features + start, width: width)
      let cosines = (0..<embedding.classCount).map {
        embedding.product(ofTarget: $0, with: direction.direction)
      }
      let changes = (0..<embedding.classCount).map {
        embedding.product(ofTarget: $0, with: direction.tangent)
      }
      let label = Int(rows.labels[row])
      let slopes = slopes(cosines: cosines, changes: changes, label: label)
      let tangent = direction.gradientTangent(
        of: embedding.sumOfTargets(times: slopes.value),
        tangent: embedding.sumOfTargets(times: slopes.tangent))
      for index in 0..<width {
        results.features[start + index] = Float(Double(results.scale) * tangent[index])
      }
    }
  }

  /// The gradient of one row's loss with respect to its cosines, and how that changes with them.
  private func slopes(
    cosines: [Double], changes: [Double], label: Int
  ) -> (value: [Double], tangent: [Double]) {
    let own = trueCosine(min(max(cosines[label], -1), 1))
    var (logits, logitChanges) = (cosines.map { scale * $0 }, changes.map { scale * $0 })
    logits[label] = scale * own.value
    logitChanges[label] *= own.slope
    let softmax = SoftmaxTangent(logits, along: logitChanges)
    var (value, tangent) = (softmax.probabilities.map { scale * $0 }, softmax.tangent.map { scale * $0 })
    // 1 − p_y as the sum of the others, which keeps its digits.
    let miss = value.indices.reduce(0) { $1 == label ? $0 : $0 + value[$1] }
    value[label] = -miss * own.slope
    tangent[label] = tangent[label] * own.slope - miss * own.curvature * changes[label]
    return (value, tangent)
  }
}

extension Embedding {
  fileprivate func product(ofTarget target: Int, with vector: [Double]) -> Double {
    vector.indices.reduce(0) { $0 + Double(targets[target * width + $1]) * vector[$1] }
  }

  /// Σ_j factor_j·φ_j
  fileprivate func sumOfTargets(times factors: [Double]) -> [Double] {
    (0..<width).map { index in
      (0..<classCount).reduce(0) { $0 + factors[$1] * Double(targets[$1 * width + index]) }
    }
  }
}
