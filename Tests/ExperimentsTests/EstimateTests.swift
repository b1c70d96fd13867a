import Experiments
import Testing

@Test func theErrorIsTheDeviationOverTheRootOfTheCount() {
  let estimate = Estimate([0.5, 0.6, 0.7])
  #expect(abs(estimate.mean - 0.6) < 1e-15)
  // Deviation 0.1 by n − 1, over √3.
  #expect(abs(estimate.standardError! - 0.1 / 3.0.squareRoot()) < 1e-15)
  #expect(Estimate([0.25]).mean == 0.25 && Estimate([0.25]).standardError == nil)
}
