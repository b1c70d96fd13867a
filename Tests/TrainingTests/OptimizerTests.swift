import Testing

@testable import Training

@Test func momentumAddsUpAsInPyTorch() {
  // w = 1, g = 2 each time, rate 0.1, momentum 0.5: v = 2, 3, 3.5.
  let (parameters, slots, gradient) = (FloatBuffer([1]), FloatBuffer(count: 1), FloatBuffer([2]))
  let optimizer = Optimizer.sgd(momentum: 0.5)
  var seen: [Float] = []
  for number in 1...3 {
    optimizer.update(
      parameters, slots: slots, gradient: gradient,
      step: Optimizer.Step(number: number, rate: 0.1, weightDecay: 0, scale: 1))
    seen.append(parameters.values[0])
  }
  #expect(zip(seen, [0.8, 0.5, 0.15] as [Float]).allSatisfy { abs($0 - $1) < 1e-6 })
}

@Test func decayIsAddedBehindTheClip() {
  // w = 3, g = 2 scaled by 0.25, decay 0.1: g′ = 0.5 + 0.3; with Nesterov's momentum 0.5 the step is 1.5·g′.
  let (parameters, slots, gradient) = (FloatBuffer([3]), FloatBuffer(count: 1), FloatBuffer([2]))
  Optimizer.sgd(momentum: 0.5, isNesterov: true).update(
    parameters, slots: slots, gradient: gradient,
    step: Optimizer.Step(number: 1, rate: 0.1, weightDecay: 0.1, scale: 0.25))
  #expect(isClose(slots.values[0], 0.8, 1e-6))
  #expect(isClose(parameters.values[0], 3 - 0.1 * 1.5 * 0.8, 1e-6))
}

@Test func theFirstStepOfAdamIsTheRateWhateverTheGradient() {
  for slope: Float in [1e-3, 1, -50] {
    let (parameters, slots, gradient) = (FloatBuffer([2]), FloatBuffer(count: 2), FloatBuffer([slope]))
    Optimizer.adamW().update(
      parameters, slots: slots, gradient: gradient,
      step: Optimizer.Step(number: 1, rate: 0.1, weightDecay: 0.5, scale: 1))
    #expect(isClose(parameters.values[0], 2 * (1 - 0.05) - (slope > 0 ? 0.1 : -0.1), 1e-4))
  }
}

@Test func aClipBringsLongGradientsToItsLengthAndLeavesShortOnes() {
  let clip = GradientClip(norm: 10)
  #expect(isClose(clip.scale(FloatBuffer([30, 40])), 0.2, 1e-6))
  #expect(clip.scale(FloatBuffer([3, 4])) == 1)
  #expect(clip.scale(FloatBuffer(count: 5)) == 1)
}
