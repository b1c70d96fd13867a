import ArrayFiles
import Canvas
import Landscape
import Training

/// The search for the curvature of a mean loss at some weights, which shows how far it is and ends with ^C.
struct CurvatureSearch {
  let loss: any Loss
  private let derivatives: LossDerivatives
  private let center: String
  private let mostProducts: Int
  private let interruption: Interruption

  /// The products that mostly suffice.
  private static let usualProducts = 200

  /// - Parameters:
  ///   - option: what asks for the curvature, for the error.
  ///   - count: how many eigenvalues there will be asked for at most.
  /// - Throws: ``CommandError/usage(_:)`` where the loss has no Hessian over these weights, or the memory does
  ///   not suffice.
  init(
    _ loss: any Loss, of subject: LandscapeSubject, at center: LandscapeSubject.NamedWeights,
    on samples: LandscapeSamples, _ batchNormalization: PlaneEvaluator.BatchNormalization, option: String,
    count: Int, until interruption: Interruption
  ) throws(CommandError) {
    let (plan, parameterCount) = (subject.plan, subject.network.parameterCount)
    guard plan.network(for: loss).parameterCount == parameterCount else {
      throw .usage(
        "\(option): expected a loss of all of the weights, found \(loss.name) and weights with the head of"
          + " \(subject.loss.name)")
    }
    let bound = MemoryBound.byteCount
    let others = LossDerivatives.memoryEstimate(
      plan, loss: loss, dataset: samples.dataset, batchNormalization: batchNormalization)
    // Each product leaves a vector of doubles.
    let room = (bound - others) / (8 * parameterCount)
    guard room >= 2 * count + 10 else {
      throw .usage(
        "\(option): \(count) eigenvalues of \(parameterCount.grouped) parameters need about"
          + " \((Double(others + (2 * count + 10) * 8 * parameterCount) / 1e9).formatted()) GB of memory,"
          + " expected at most \((Double(bound) / 1e9).formatted()) GB (three quarters of what there is):"
          + " choose fewer eigenvalues, or fewer --samples")
    }
    mostProducts = min(max(Self.usualProducts, 20 * count), room)
    self.loss = loss
    self.center = center.name
    self.interruption = interruption
    derivatives = LossDerivatives(
      plan, loss: loss, dataset: samples.dataset, weights: center.weights,
      batchNormalization: batchNormalization)
  }

  /// The largest eigenvalues.
  ///
  /// - Throws: ``CommandError`` where a signal came, `InputError` where the Hessian is not finite.
  func spectrum(count: Int) throws -> Lanczos.Spectrum {
    try search("product", of: nil) { check in
      try derivatives.hessianSpectrum(Lanczos(count: count, mostProducts: mostProducts), check: check)
    }
  }

  /// The sum of the eigenvalues, estimated.
  ///
  /// - Throws: as ``spectrum(count:)``.
  func trace(probes: Int) throws -> HutchinsonTrace {
    try search("probe", of: probes) { check in
      try derivatives.hessianTrace(probes: probes, check: check)
    }
  }

  private func search<Found>(
    _ unit: String, of total: Int?, _ body: (_ check: () throws -> Void) throws -> Found
  ) throws -> Found {
    var line = ProgressLine()
    defer { line.end() }
    var done = -1
    let whole = total.map { " of \($0.grouped)" } ?? ""
    do {
      return try body {
        done += 1
        if let signal = interruption.signalThatCame {
          throw CommandError.interrupted(
            by: signal,
            "stopped in the curvature of \(loss.name), at \(unit) \(done.grouped)\(whole); nothing is kept of it"
          )
        }
        line.show("curvature of \(loss.name) · \(unit) \(done.grouped)\(whole)")
      }
    } catch let error as CurvatureError {
      throw InputError(center, reason: "\(error)")
    }
  }
}
