import Training

extension LossDerivatives {
  /// The largest eigenvalues of the Hessian with their vectors, of which the first two make the axes of a plane
  /// along the steepest curvature.
  ///
  /// - Parameter check: is called before each product; what it throws, such as a cancellation, ends the search.
  /// - Throws: ``CurvatureError/productNotFinite(number:)``, and what `check` throws.
  public func hessianSpectrum(_ lanczos: Lanczos, check: () throws -> Void = {}) throws -> Lanczos.Spectrum {
    try lanczos.spectrum(dimension: parameterCount) { direction in
      try check()
      return hessianProduct(direction.map { Float($0) })
    }
  }

  /// The trace of the Hessian, the sum of its eigenvalues, estimated.
  ///
  /// - Parameter check: is called before each product; what it throws, such as a cancellation, ends it.
  /// - Throws: ``CurvatureError/productNotFinite(number:)``, and what `check` throws.
  public func hessianTrace(
    probes: Int, seed: UInt64 = 0, check: () throws -> Void = {}
  ) throws -> HutchinsonTrace {
    try HutchinsonTrace(dimension: parameterCount, probes: probes, seed: seed) { direction in
      try check()
      return hessianProduct(direction.map { Float($0) })
    }
  }
}
