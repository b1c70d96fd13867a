import CKernels
import Glibc

/// Softmax with cross-entropy to a smoothed target, 1 − ε on the true class and ε/(n − 1) on each other, as
/// the authors of the paper have it; its gradient is softmax(f) − target.
///
/// With m the mean of the other classes' features and d = s − x, s = ln Σ_{j≠y} e^{f_j} and x = f_y, the loss
/// is ln(1 + e^d) + ε(x − m). A sample stands at x and that y on its side of the valley where the surface
/// ln(1 + e^{y−x}) + ε(x − y) is its loss: with two classes at its two features.
public struct SmoothedCrossEntropyLoss: Loss {
  public let name = "cross-entropy-smoothed"
  public let title = "cross-entropy, smoothed"
  public let shortTitle = "smoothed"
  public let smoothing: Float

  public var usesTargets: Bool { false }

  /// - Precondition: `smoothing` lies in 0 ..< 1.
  public init(smoothing: Float = 0.1) {
    precondition((0..<1).contains(smoothing))
    self.smoothing = smoothing
  }

  public func evaluate(_ rows: OutputRows, embedding: Embedding, into results: LossResults) {
    saddle_cross_entropy(
      rows.rows, rows.width, rows.features, rows.width, rows.labels, results.scale, results.losses,
      results.points, results.gradient)
    results.writeLargest(of: rows.features, rows: rows.rows, width: rows.width)
    results.writeConfidences(of: rows.features, rows: rows.rows, width: rows.width)
    guard rows.width > 1 else { return }
    let share = smoothing / Float(rows.width - 1)
    for row in 0..<rows.rows {
      let features = rows.features + row * rows.width
      let label = Int(rows.labels[row])
      var sum = 0.0
      for index in 0..<rows.width where index != label {
        sum += Double(features[index])
        results.gradient?[row * rows.width + index] -= results.scale * share
      }
      results.gradient?[row * rows.width + label] += results.scale * smoothing
      let x = Double(features[label])
      let loss =
        Double(results.losses[row]) + Double(smoothing) * (x - sum / Double(rows.width - 1))
      results.losses[row] = Float(loss)
      if let points = results.points {
        let gap = Double(points[2 * row + 1]) - x
        points[2 * row + 1] = Float(x + Valley(smoothing: Double(smoothing)).gap(ofHeight: loss, near: gap))
      }
    }
  }

  public func surfacePoint(x: Double, y: Double, isClipped: Bool) -> SurfacePoint {
    let own = CrossEntropyLoss().surfacePoint(x: x, y: y, isClipped: isClipped)
    let other = CrossEntropyLoss().surfacePoint(x: y, y: x, isClipped: isClipped)
    let share = Double(smoothing)
    return SurfacePoint(
      height: (1 - share) * own.height + share * other.height,
      dx: (1 - share) * own.dx + share * other.dy, dy: (1 - share) * own.dy + share * other.dx)
  }

  public func surface(x: [Float], y: [Float], isClipped: Bool) -> [Float] {
    let width = x.count
    var heights = [Float](unsafeUninitializedCapacity: x.count * y.count) { buffer, count in
      saddle_cross_entropy_surface(x.count, y.count, x, y, .infinity, buffer.baseAddress)
      count = x.count * y.count
    }
    // −ln p of the other class is that of the true one plus x − y; the paper's clip bounds each.
    let ceiling = isClipped ? CrossEntropyLoss.ceiling : .infinity
    for (row, y) in y.enumerated() {
      for (column, x) in x.enumerated() {
        let own = heights[row * width + column]
        let other = min(own + (x - y), ceiling)
        heights[row * width + column] = (1 - smoothing) * min(own, ceiling) + smoothing * other
      }
    }
    return heights
  }

  /// The surface over d = y − x: h(d) = ln(1 + e^d) − ε·d, least where e^d/(1 + e^d) = ε.
  private struct Valley {
    let smoothing: Double

    private func height(_ gap: Double) -> Double {
      max(gap, 0) + log1p(exp(-abs(gap))) - smoothing * gap
    }

    /// The gap at which the surface has a height, on the side of the valley's floor on which `near` lies.
    func gap(ofHeight target: Double, near: Double) -> Double {
      guard target.isFinite, near.isFinite else { return near }
      guard smoothing > 0 else { return near }
      let floor = log(smoothing / (1 - smoothing))
      let isAbove = near >= floor
      // On either side the slope is at most 1 and the surface rises without end: double, then halve.
      var (inner, reach) = (floor, 1.0)
      func point(_ distance: Double) -> Double { isAbove ? floor + distance : floor - distance }
      while height(point(reach)) < target { (inner, reach) = (point(reach), reach * 2) }
      var outer = point(reach)
      for _ in 0..<80 {
        let middle = (inner + outer) / 2
        if height(middle) < target { inner = middle } else { outer = middle }
      }
      return (inner + outer) / 2
    }
  }
}
