import Testing

@testable import Training

@Test func fewValuesKeepABucketEach() {
  var curve = Curve(capacity: 8)
  for step in 1...8 { curve.append(Double(step), step: step) }
  #expect(curve.stride == 1)
  #expect(curve.buckets.map(\.mean) == [1, 2, 3, 4, 5, 6, 7, 8])
}

@Test func manyValuesStayWithinTheCapacityAndKeepEverySpike() {
  var curve = Curve(capacity: 64)
  for step in 1...10_000 { curve.append(step == 4321 ? 1e6 : step == 77 ? -5 : 1, step: step) }
  #expect(curve.buckets.count <= 64)
  #expect(curve.buckets.map(\.maximum).max() == 1e6)
  #expect(curve.buckets.map(\.minimum).min() == -5)
  #expect(curve.buckets.map(\.step) == curve.buckets.map(\.step).sorted())
  let spiked = curve.buckets.first { $0.maximum == 1e6 }!
  #expect(spiked.step <= 4321 && 4321 < spiked.step + curve.stride)
  #expect(abs(spiked.mean - (1e6 + Double(curve.stride) - 1) / Double(curve.stride)) < 1e-6)
}

@Test func notFiniteValuesAreCountedApart() {
  var curve = Curve(capacity: 2)
  for (index, value) in [1, .nan, .infinity, 3, .nan].enumerated() { curve.append(value, step: index + 1) }
  #expect(curve.buckets.map(\.notFiniteCount).reduce(0, +) == 3)
  #expect(curve.buckets.allSatisfy { $0.notFiniteCount > 0 || $0.mean.isFinite })
  var empty = Curve()
  empty.append(.nan, step: 1)
  #expect(empty.buckets[0].mean.isNaN)
}

@Test func sparseStepsAreMergedByWhereTheyStand() {
  var curve = Curve(capacity: 4)
  for step in [0, 100, 200, 300, 400] { curve.append(1, step: step) }
  #expect(curve.buckets.count <= 4)
  #expect(curve.buckets[0].step == 0)
  #expect(curve.buckets.last!.step >= 300)
}

@Test func theLastValueIsKnownWhereItSharesABucket() {
  var curve = Curve(capacity: 2)
  #expect(curve.last == nil)
  for step in 1...100 {
    curve.append(Double(step), step: step)
    #expect(curve.last == Double(step))
  }
  #expect(curve.buckets.last?.mean != 100)
  curve.append(.nan, step: 101)
  #expect(curve.last?.isNaN == true && curve == curve)
}
