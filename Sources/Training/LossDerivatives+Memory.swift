import Datasets

extension LossDerivatives {
  /// How many bytes the derivatives of a mean loss take about, a product with the Hessian included.
  ///
  /// - Precondition: as of the derivatives themselves.
  public static func memoryEstimate(
    _ plan: TrainingPlan, loss: any Loss, dataset: Dataset,
    batchNormalization: PlaneEvaluator.BatchNormalization
  ) -> Int {
    let network = plan.network(for: loss)
    let rows = batchNormalization == .recomputed ? dataset.count : min(dataset.count, chunk)
    let layout = WorkspaceMemory.Layout(
      network: network, rows: rows, crew: plan.crew, isForTraining: true)
    // The values with their tangents, and a handful of vectors of floats and doubles.
    return 2 * layout.byteCount + 32 * network.parameterCount
  }
}
