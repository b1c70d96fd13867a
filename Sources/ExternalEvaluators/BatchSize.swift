/// How many points a worker is asked for at once.
struct BatchSize {
  private(set) var points = 1

  /// How long an answer should take, in seconds: long against the way there and back, short for who looks on.
  private static let target = 0.2
  /// So that one surprisingly quick answer does not make the next one last for minutes.
  private static let growth = 4
  private static let limit = 4096

  /// Takes notice of an answer with `count` points after so many seconds.
  mutating func adapt(count: Int, seconds: Double) {
    let wanted = min(Self.target / max(seconds, 1e-6) * Double(count), Double(Self.limit))
    points = max(1, min(Int(wanted), Self.growth * count))
  }
}
