import Testing

@testable import Training

@Test func squaredErrorIsTheSumAndNotTheMean() {
  let result = Evaluated(MeanSquaredErrorLoss(), features: [3, 1, -2], label: 0)
  #expect(result.loss == 4 + 1 + 4)
  #expect(result.gradient == [4, 2, -4])
  #expect(result.x == 3)
  #expect(isClose(result.y, 5.0.squareRoot(), 1e-6))
}

@Test func squaredErrorVanishesAtTheTarget() {
  let result = Evaluated(MeanSquaredErrorLoss(), features: [0, 1, 0], label: 1)
  #expect(result.loss == 0)
  #expect(result.gradient == [0, 0, 0])
}
