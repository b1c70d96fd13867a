import Canvas
import Datasets
import Training

/// A training sample that is followed over all panels.
struct FollowedSample: Hashable {
  enum Content: Hashable {
    case image(PixelGrid)
    case text(String)
    case numbers([Float])
  }

  /// Among the samples that stand on the panels.
  let index: Int
  let label: Int
  let content: Content
  /// What stood below the panels before.
  let viewBefore: LowerView

  /// - Parameter samples: those that stand on the panels.
  init(_ index: Int, of samples: Dataset, viewBefore: LowerView) {
    self.index = index
    self.viewBefore = viewBefore
    label = Int(samples.labels[index])
    if let text = samples.texts?[index] {
      content = .text(OneLine.of(text))
    } else if let images = SampleImages(samples, range: InputRange(of: [samples])) {
      content = .image(images.grid(of: index, divisor: 1))
    } else {
      content = .numbers(samples.inputs(of: index..<index + 1))
    }
  }
}

extension ExplorerState {
  /// Follows the sample nearest to the crosshair on the large panel, or the first, or leaves the one that is
  /// followed.
  mutating func followSample() {
    if surface.sample != nil { return surface.leaveSample() }
    let outcomes = observation.panels[largePanel ?? 0].outcomes
    func distance(_ outcome: SampleOutcome) -> Double {
      let (x, y) = (Double(outcome.x) - crosshair.x, Double(outcome.y) - crosshair.y)
      return x * x + y * y
    }
    let nearest = outcomes.indices.filter { distance(outcomes[$0]).isFinite }
      .min { distance(outcomes[$0]) < distance(outcomes[$1]) }
    guard let nearest, nearest < probes.count else { return }
    surface.follow(FollowedSample(nearest, of: probes, viewBefore: surface.lower))
  }
}
