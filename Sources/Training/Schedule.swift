import Glibc

/// The learning rate over the steps of a training, from a peak rate.
public struct Schedule: Sendable, Hashable {
  public enum Shape: Sendable, Hashable {
    /// The peak rate throughout.
    case constant
    /// From the peak to the minimum along half a cosine over `steps` steps, warm-up included.
    case cosine(steps: Int)
    /// Stochastic gradient descent with warm restarts: half cosines over `cycle` steps, then `factor` times
    /// as many, and so on. Loshchilov and Hutter, *SGDR*, ICLR 2017.
    case warmRestarts(cycle: Int, factor: Int)
  }

  public var shape: Shape
  /// The least rate of a cosine.
  public var minimum: Float
  /// Over so many steps the rate rises in a line from 0, before the shape begins.
  public var warmUpSteps: Int

  public static let constant = Schedule(.constant)

  /// - Precondition: a cycle has a step at least, and the factor is 1 at least.
  public init(_ shape: Shape, minimum: Float = 0, warmUpSteps: Int = 0) {
    if case .warmRestarts(let cycle, let factor) = shape { precondition(cycle > 0 && factor > 0) }
    self.shape = shape
    self.minimum = minimum
    self.warmUpSteps = warmUpSteps
  }

  /// The rate of the step after `step` steps.
  public func rate(peak: Float, step: Int) -> Float {
    if step < warmUpSteps { return Float(Double(peak) * Double(step + 1) / Double(warmUpSteps + 1)) }
    let step = step - warmUpSteps
    switch shape {
    case .constant: return peak
    case .cosine(let steps):
      return halfCosine(peak, at: min(1, Double(step) / Double(max(1, steps - warmUpSteps))))
    case .warmRestarts(let cycle, let factor):
      let (start, length) = Self.cycle(at: step, first: cycle, factor: factor)
      return halfCosine(peak, at: Double(step - start) / Double(length))
    }
  }

  private func halfCosine(_ peak: Float, at fraction: Double) -> Float {
    let least = Double(min(minimum, peak))
    return Float(least + (Double(peak) - least) * (1 + cos(.pi * fraction)) / 2)
  }

  /// The first step and the length of the cycle that `step` lies in.
  private static func cycle(at step: Int, first: Int, factor: Int) -> (start: Int, length: Int) {
    if factor == 1 { return (step / first * first, first) }
    var (start, length) = (0, first)
    while step - start >= length {
      start += length
      let (next, isTooLong) = length.multipliedReportingOverflow(by: factor)
      length = isTooLong ? .max : next
    }
    return (start, length)
  }
}
