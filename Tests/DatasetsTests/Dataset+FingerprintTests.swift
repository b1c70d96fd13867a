import Testing

@testable import Datasets

private func fingerprint(
  _ pixels: [UInt8] = Array(0..<12), shape: [Int] = [3, 2], scale: Float = 1, labels: [Int32] = [0, 1],
  classNames: [String] = ["a", "b"]
) -> UInt64 {
  Dataset(
    name: "made", inputShape: shape, pixels: pixels, scale: scale, labels: labels, classNames: classNames
  ).fingerprint
}

@Test func theFingerprintIsTheSameEverywhere() {
  #expect(fingerprint() == 3_429_490_255_104_776_966)
  #expect(Split.digits().train.fingerprint == 607_268_002_373_057_796)
}

@Test func whateverNetworksSeeChangesTheFingerprint() {
  var all: Set<UInt64> = [
    fingerprint(shape: [2, 3]), fingerprint(shape: [6]), fingerprint(scale: 0.5),
    fingerprint(labels: [1, 0]), fingerprint(classNames: ["a", "b", "c"]), fingerprint(),
    Dataset(
      name: "made", inputShape: [3, 2], values: (0..<12).map { Float($0) }, labels: [0, 1],
      classNames: ["a", "b"]
    ).fingerprint,
  ]
  for index in 0..<12 {
    for bit in 0..<8 {
      var pixels = Array<UInt8>(0..<12)
      pixels[index] ^= 1 << bit
      all.insert(fingerprint(pixels))
    }
  }
  #expect(all.count == 7 + 12 * 8)
  #expect(fingerprint(classNames: ["x", "y"]) == fingerprint())
}
