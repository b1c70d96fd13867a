import Training

/// Where the values of a surface come from: a network in this process, or workers anywhere.
public protocol PointSource: Sendable {
  /// Evaluates the points of a request, in their order as far as several can be at work at once, and hands over
  /// each value as soon as it is there; returns when all have been handed over or the request is cancelled.
  ///
  /// What has been handed over stays, also where an error is thrown after it.
  ///
  /// - Throws: where values that are missing cannot be had.
  func evaluate(_ request: PointRequest) throws

  /// How many losses each point has.
  var lossCount: Int { get }

  /// What happened on the way and did not stop it, each a line that a terminal shows as it is, the oldest first.
  var remarks: [String] { get }
}

extension PointSource {
  public var lossCount: Int { 1 }
  public var remarks: [String] { [] }
}

/// Points of a grid whose values are asked for, and where the values go.
public struct PointRequest: Sendable {
  public let grid: Grid
  public let points: [Grid.Point]
  public let cancellation: Cancellation
  private let found: @Sendable ([Evaluation], Grid.Point) -> Void

  /// - Parameter found: is called with the values of each point, one a loss, on any thread, and several at once.
  public init(
    _ points: [Grid.Point], of grid: Grid, cancellation: Cancellation = Cancellation(),
    found: @escaping @Sendable ([Evaluation], Grid.Point) -> Void
  ) {
    self.grid = grid
    self.points = points
    self.cancellation = cancellation
    self.found = found
  }

  /// Hands over a value; any thread may, also after the request has been cancelled.
  public func hand(_ evaluation: Evaluation, at point: Grid.Point) { found([evaluation], point) }

  /// The same with a value a loss.
  public func hand(_ evaluations: [Evaluation], at point: Grid.Point) { found(evaluations, point) }
}
