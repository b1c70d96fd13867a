import Landscape
import Training

/// Where all samples have been on all panels since training began, in bounded memory.
struct SampleHistory: Sendable {
  /// The outcomes of a panel's samples, panel by panel, at each moment that is kept.
  private var moments = Self.empty
  private var restarts = 0
  private var step: Int?

  /// With 2000 samples on four panels this takes about 15 MB.
  private static let mostMoments = 96
  private static let empty = Trail<[[SampleOutcome]]>(capacity: mostMoments)

  /// Takes in where the samples are; a restart, or other samples, begin anew.
  mutating func note(_ observation: Observation) {
    let outcomes = observation.panels.map(\.outcomes)
    let isOther = moments.places.last.map { $0.map(\.count) != outcomes.map(\.count) } ?? false
    if observation.restarts != restarts || isOther || observation.step < step ?? 0 {
      moments = Self.empty
      step = nil
    }
    restarts = observation.restarts
    guard !observation.isPlaceholder, observation.step != step else { return }
    step = observation.step
    moments.append(outcomes)
  }

  /// The way of a sample on a panel; NaN where it was no point.
  func way(ofSample sample: Int, panel: Int) -> [SIMD2<Double>] {
    moments.places.map { SIMD2(Double($0[panel][sample].x), Double($0[panel][sample].y)) }
  }
}
