import CKernels

/// tanh x or 1/(1 + e^(−x)), number by number.
public struct Sigmoidal: Layer {
  public enum Curve: Sendable, Hashable {
    case tanh
    case logistic
  }

  let curve: Curve
  public let inputWidth: Int

  public init(_ curve: Curve, width: Int) {
    self.curve = curve
    inputWidth = width
  }

  public var outputWidth: Int { inputWidth }

  public func forward(_ pass: LayerPass) {
    ranges(pass) { numbers in
      saddle_sigmoidal(
        numbers.count, curve == .logistic, pass.input + numbers.lowerBound, pass.output + numbers.lowerBound)
    }
  }

  public func backward(
    _ pass: LayerPass, outputGradient: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?
  ) {
    guard let inputGradient else { return }
    scale(pass, outputGradient, to: inputGradient)
  }

  /// `numbers` times the slope of the curve at each place.
  func scale(
    _ pass: LayerPass, _ numbers: UnsafePointer<Float>, to products: UnsafeMutablePointer<Float>
  ) {
    ranges(pass) { range in
      let start = range.lowerBound
      saddle_sigmoidal_backward(
        range.count, curve == .logistic, pass.output + start, numbers + start, products + start)
    }
  }

  /// Calls `body` for ranges that make up all numbers of a pass.
  private func ranges(_ pass: LayerPass, _ body: (Range<Int>) -> Void) {
    // An exponential takes about as long as so many products.
    let count = pass.rows * inputWidth
    pass.crew.ranges(of: count, multiplyAdds: 16 * count, body)
  }
}
