import CKernels
import Glibc

/// Softmax with cross-entropy on the cosines between the features and the targets of the classes, divided by
/// a temperature, with or without a margin that the true class has to win by.
///
/// With cos θ_j = ⟨φ_j, ψ(f)⟩ and the scale s = 1/temperature the logits are s·cos θ_j, and for the true
/// class s·cos θ_y (NormFace: Wang et al., ACM MM 2017), s·(cos θ_y − m) (CosFace: Wang et al., CVPR 2018) or
/// s·cos(θ_y + m) (ArcFace: Deng et al., CVPR 2019; beyond θ_y = π − m the line s·(cos θ_y − m·sin m), so
/// that it still falls). Those papers train the φ_j along; here they are fixed, as for the cosine loss.
///
/// On the Figure-1 plane, at the angle α to the target of the true class, the surface is ln(1 + e^t(α)) with
/// t(α) = s·sin α − (the true class's logit at α). A sample stands as far from the origin as its features and
/// at the angle where t is its ln Σ_{j≠y} e^{z_j} − z_y; nowhere where no angle gives that much.
public struct AngularSoftmaxLoss: Loss {
  public enum Margin: Sendable, Hashable {
    case none
    /// CosFace's.
    case cosine(Float)
    /// ArcFace's, in radians.
    case angle(Float)
  }

  public let margin: Margin
  public let temperature: Float

  /// - Precondition: `temperature` is above 0.
  public init(margin: Margin, temperature: Float) {
    precondition(temperature > 0)
    self.margin = margin
    self.temperature = temperature
  }

  public var name: String {
    switch margin {
    case .none: "normface"
    case .cosine: "cosface"
    case .angle: "arcface"
    }
  }
  public var title: String { margin == .none ? "cosine softmax (NormFace)" : shortTitle }
  public var shortTitle: String {
    switch margin {
    case .none: "NormFace"
    case .cosine: "CosFace"
    case .angle: "ArcFace"
    }
  }

  var scale: Double { 1 / Double(temperature) }

  /// The true class's cosine after the margin, and its first two derivatives.
  func trueCosine(_ cosine: Double) -> (value: Double, slope: Double, curvature: Double) {
    switch margin {
    case .none: return (cosine, 1, 0)
    case .cosine(let margin): return (cosine - Double(margin), 1, 0)
    case .angle(let angle):
      let m = Double(angle)
      guard cosine > -cos(m) else { return (cosine - m * sin(m), 1, 0) }
      // cos(θ + m) and its derivative sin(θ + m)/sin θ; at θ = 0 the slope has no bound, and it is kept one.
      let square = 1 - cosine * cosine
      let sine = max(square, 1e-12).squareRoot()
      let curvature = sin(m) / (square < 1e-12 ? sine : sine * sine * sine)
      return (cosine * cos(m) - sine * sin(m), cos(m) + cosine / sine * sin(m), curvature)
    }
  }

  public func evaluate(_ rows: OutputRows, embedding: Embedding, into results: LossResults) {
    let (count, width, classCount) = (rows.rows, rows.width, embedding.classCount)
    // Of each row: the direction ψ, the cosines, which become logits, and the gradient of those.
    withUnsafeTemporaryAllocation(of: Float.self, capacity: count * (width + 2 * classCount + 2)) { memory in
      let directions = memory.baseAddress!
      let logits = directions + count * width
      let gradients = logits + count * classCount
      let slopes = gradients + count * classCount
      let lengths = slopes + count
      for row in 0..<count {
        let features = rows.features + row * width
        let length = saddle_sum_of_squares(width, features).squareRoot()
        lengths[row] = Float(length)
        let inverse = length == 0 ? 0 : 1 / length
        for index in 0..<width { directions[row * width + index] = Float(Double(features[index]) * inverse) }
      }
      saddle_matmul(
        count, classCount, width, directions, width, 1, embedding.transposedTargets, classCount, logits,
        classCount, false, false)
      results.writeLargest(of: logits, rows: count, width: classCount)
      // Without the margin, which is for training only.
      results.writeConfidences(of: logits, rows: count, width: classCount, scale: scale)
      for row in 0..<count {
        let label = Int(rows.labels[row])
        let own = trueCosine(min(max(Double(logits[row * classCount + label]), -1), 1))
        slopes[row] = Float(own.slope)
        for index in 0..<classCount { logits[row * classCount + index] *= Float(scale) }
        logits[row * classCount + label] = Float(scale * own.value)
      }
      saddle_cross_entropy(
        count, classCount, logits, classCount, rows.labels, results.scale, results.losses, results.points,
        results.gradient == nil ? nil : gradients)
      if let points = results.points {
        for row in 0..<count { place(points + 2 * row, length: Double(lengths[row])) }
      }
      guard let gradient = results.gradient else { return }
      for row in 0..<count {
        let label = Int(rows.labels[row])
        gradients[row * classCount + label] *= slopes[row]
      }
      saddle_matmul(
        count, width, classCount, gradients, classCount, 1, embedding.targets, width, gradient, width, false,
        false)
      // Through ψ(f) = f/‖f‖: dψ becomes (dψ − ⟨dψ, ψ⟩ψ)/‖f‖; 0 at f = 0.
      for row in 0..<count {
        let (direction, slope) = (directions + row * width, gradient + row * width)
        var along = 0.0
        for index in 0..<width { along += Double(slope[index]) * Double(direction[index]) }
        let factor = lengths[row] == 0 ? 0 : scale / Double(lengths[row])
        for index in 0..<width {
          slope[index] = Float(factor * (Double(slope[index]) - along * Double(direction[index])))
        }
      }
    }
  }

  /// Turns the point (z_y, ln Σ_{j≠y} e^{z_j}) into the one at `length` and the angle where t is the same.
  private func place(_ point: UnsafeMutablePointer<Float>, length: Double) {
    let t = Double(point[1]) - Double(point[0])
    let angle = angle(of: t)
    point[0] = Float(length * cos(angle))
    point[1] = Float(length * sin(angle))
  }

  /// t at an angle to the true class's target.
  private func rise(_ angle: Double) -> Double { scale * (sin(angle) - trueCosine(cos(angle)).value) }

  /// The angle at which t has a value; NaN where there is none.
  private func angle(of t: Double) -> Double {
    // Between its least, where cos α = sin(|α| + m), and its greatest t rises; m = 0 for other margins.
    var m = 0.0
    if case .angle(let margin) = margin { m = Double(margin) }
    var (low, high) = (m / 2 - Double.pi / 4, 3 * Double.pi / 4 - m / 2)
    guard t.isFinite, t >= rise(low), t <= rise(high) else { return .nan }
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if rise(middle) < t { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  public func surfacePoint(x: Double, y: Double, isClipped: Bool) -> SurfacePoint {
    let length = hypot(x, y)
    let (cosine, sine) = length == 0 ? (0, 0) : (x / length, y / length)
    let own = trueCosine(cosine)
    let (height, slope) = CrossEntropyLoss.softplus(scale * (sine - own.value))
    guard length > 0 else { return SurfacePoint(height: height, dx: 0, dy: 0) }
    // Along the angle; along the length it is flat.
    let turn = slope * scale * (cosine + own.slope * sine) / length
    return SurfacePoint(height: height, dx: -sine * turn, dy: cosine * turn)
  }

  public func surface(x: [Float], y: [Float], isClipped: Bool) -> [Float] {
    y.flatMap { y in
      x.map { x in
        let length = (Double(x) * Double(x) + Double(y) * Double(y)).squareRoot()
        let (cosine, sine) = length == 0 ? (0, 0) : (Double(x) / length, Double(y) / length)
        let t = scale * (sine - trueCosine(cosine).value)
        return Float(max(t, 0) + log1p(exp(-abs(t))))
      }
    }
  }
}
