/// The mean of a few values with its standard error.
public struct Estimate: Sendable, Hashable {
  public let mean: Double
  /// The sample's standard deviation (n − 1) over √n; nil for a single value.
  public let standardError: Double?

  /// - Precondition: there is a value.
  public init(_ values: [Double]) {
    precondition(!values.isEmpty)
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    guard values.count > 1 else {
      standardError = nil
      return
    }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardError = (squares / Double(values.count - 1) / Double(values.count)).squareRoot()
  }
}
