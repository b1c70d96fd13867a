import Testing

@testable import Training

@Test func aFingerprintOfWeightsHasAllItsDigits() {
  let fingerprints = (0..<100).map { Weights(parameters: [Float($0)], statistics: []).fingerprint }
  #expect(Set(fingerprints).count == 100 && fingerprints.contains { $0.first == "0" })
  #expect(fingerprints.allSatisfy { $0.count == 16 && UInt64($0, radix: 16) != nil })
}
