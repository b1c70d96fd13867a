import Testing

@testable import Training

@Test func momentumAddsUpAsInPyTorch() {
  // w = 1, g = 2 each time, rate 0.1, momentum 0.5: v = 2, 3, 3.5.
  let (parameters, velocity, gradient) = (FloatBuffer([1]), FloatBuffer(count: 1), FloatBuffer([2]))
  let optimizer = SGD(momentum: 0.5)
  var seen: [Float] = []
  for _ in 0..<3 {
    optimizer.update(parameters, velocity: velocity, gradient: gradient, rate: 0.1)
    seen.append(parameters.values[0])
  }
  #expect(zip(seen, [0.8, 0.5, 0.15] as [Float]).allSatisfy { abs($0 - $1) < 1e-6 })
}
