import Canvas
import Landscape

/// The curvature of a mean loss at the center of a plane.
struct LossCurvature {
  let name: String
  let spectrum: Lanczos.Spectrum
  let trace: HutchinsonTrace

  /// In words and numbers, a line each.
  var lines: [String] {
    let pairs = spectrum.largest
    let products = Counted.text(spectrum.products, "product")
    let rows = [["eigenvalue", "residual"]] + (pairs + [spectrum.smallest]).map(Self.cells)
    let widths = [0, 1].map { column in rows.map { $0[column].displayWidth }.max()! }
    var table = rows.map { row in
      "  "
        + zip(row, widths).map { String(repeating: " ", count: $1 - $0.displayWidth) + $0 }
        .joined(separator: "  ")
    }
    table[table.count - 1] += "  the smallest that was met"
    let isOneProbe = trace.samples.count == 1
    return [
      "",
      "curvature, \(name): the Hessian's \(pairs.count == 1 ? "top eigenvalue" : "top \(pairs.count) eigenvalues")"
        + " by Lanczos, \(products)\(spectrum.isConverged ? "" : ", not all converged"):",
    ] + table + [
      "trace \(trace.mean.formatted())"
        + (isOneProbe ? "" : ", standard error \(trace.standardError.formatted(significantDigits: 2))")
        + " (Hutchinson, \(Counted.text(trace.samples.count, "probe")))"
    ]
  }

  private static func cells(_ pair: Lanczos.Pair) -> [String] {
    [pair.value.formatted(significantDigits: 4), pair.residual.formatted(significantDigits: 1)]
  }

  /// - Parameter suffix: what the names of the loss's arrays end in.
  func measurements(suffix: String) -> [SurfaceTable.Measurement] {
    [
      .init("hessian_eigenvalues\(suffix)", spectrum.largest.map(\.value)),
      .init("hessian_residuals\(suffix)", spectrum.largest.map(\.residual)),
      .init("hessian_smallest\(suffix)", [spectrum.smallest.value, spectrum.smallest.residual]),
      .init("hessian_trace\(suffix)", [trace.mean, trace.standardError]),
    ]
  }
}

extension EpsilonSharpness {
  /// In a line.
  func line(_ name: String, isLine: Bool) -> String {
    "epsilon-sharpness, \(name): \(value.formatted()) % within \(epsilon.formatted()) in the "
      + (isLine ? "distance along a" : "maximum norm of (a, b)")
      + ", over \(Counted.text(pointCount, "point"))"
  }
}
