import ArrayFiles
import Canvas
import Landscape

extension LandscapePlane {
  /// The plane along the two eigenvectors of the largest eigenvalues of a Hessian, each of length 1, so that near
  /// the center the loss rises by λ·a²/2.
  ///
  /// - Throws: as the search does.
  static func steepest(
    _ search: CurvatureSearch, center: LandscapeSubject.NamedWeights
  ) throws -> LandscapePlane {
    let spectrum = try search.spectrum(count: 2)
    let pairs = spectrum.largest
    guard pairs.count == 2 else {
      throw InputError(center.name, expected: "two eigenvectors of the Hessian", found: "\(pairs.count)")
    }
    let plane = try made(from: center.name) { () throws(PlaneError) in
      try Plane(
        center: center.weights, x: pairs[0].vector.map { Float($0) }, y: pairs[1].vector.map { Float($0) })
    }
    let values = pairs.map { $0.value.formatted() }
    let residuals = pairs.map { $0.residual.formatted(significantDigits: 1) }
    return LandscapePlane(
      plane: plane, center: center.name,
      words: "the Hessian's top two eigenvectors for \(search.loss.name), eigenvalues \(values[0]) and"
        + " \(values[1]), residuals \(residuals[0]) and \(residuals[1])"
        + (spectrum.isConverged ? "" : " (not converged after \(spectrum.products) products)"),
      range: "-1:1",
      axes: .init(x: "a: top eigenvector, eigenvalue \(values[0])", y: "b: second, eigenvalue \(values[1])"),
      measurements: [
        .init("plane_eigenvalues", pairs.map(\.value)), .init("plane_residuals", pairs.map(\.residual)),
      ])
  }
}
