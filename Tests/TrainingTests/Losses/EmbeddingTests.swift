import Testing

@testable import Training

@Suite struct EmbeddingTests {
  @Test func oneHotIsTheLargestFeature() {
    let embedding = Embedding.oneHot(3)
    #expect(embedding.targets == [1, 0, 0, 0, 1, 0, 0, 0, 1])
    #expect(embedding.nearest(to: [1, 3, 2]) == 1)
    #expect(embedding.nearest(to: [2, 2, 2]) == 0)
    #expect(embedding.nearest(to: [-3, -1, -1]) == 1)
    #expect(embedding.nearest(to: [2, .infinity, 3]) == 1)
    #expect(embedding.nearest(to: [-.infinity, -.infinity, -.infinity]) == 0)
    #expect(embedding.nearest(to: [1, .nan, 2]) == -1)
    #expect(embedding.nearest(to: [1, 2, .nan]) == -1)
  }

  @Test func otherTargetsAreComparedByTheirDotProducts() {
    // Three directions in the plane.
    let embedding = Embedding(classCount: 3, width: 2, targets: [1, 0, 0.6, 0.8, 0, 1])
    #expect(embedding.nearest(to: [1, 0]) == 0)
    // 1, 1.4 and 1: the largest feature alone would not tell.
    #expect(embedding.nearest(to: [1, 1]) == 1)
    #expect(embedding.nearest(to: [-1, 1]) == 2)
    #expect(embedding.nearest(to: [0, 0]) == 0)
    #expect(embedding.nearest(to: [.nan, 1]) == -1)
    #expect(embedding.nearest(to: [.infinity, 1]) == -1)
  }

  @Test func aSquareOfTargetsIsNotYetOneHot() {
    // The axes, exchanged.
    let embedding = Embedding(classCount: 2, width: 2, targets: [0, 1, 1, 0])
    #expect(embedding.nearest(to: [3, 2]) == 1)
    #expect(embedding.nearest(to: [2, 3]) == 0)
  }

  @Test func theFingerprintTellsTargetsApart() {
    let targets: [Float] = [1, 0, 0.6, 0.8, 0, 1]
    let embedding = Embedding(classCount: 3, width: 2, targets: targets)
    #expect(embedding.fingerprint == Embedding(classCount: 3, width: 2, targets: targets).fingerprint)
    let others = [
      Embedding(classCount: 3, width: 2, targets: [1, 0, 0.6, Float(0.8).nextUp, 0, 1]),
      Embedding(classCount: 2, width: 3, targets: targets),
      Embedding(classCount: 3, width: 2, targets: [1, 0, 0, 1, 0.6, 0.8]),
    ]
    #expect(Set(([embedding] + others).map(\.fingerprint)).count == 4)
  }
}
