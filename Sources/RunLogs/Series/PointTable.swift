/// All points of runs as a CSV file (RFC 4180), piece by piece.
///
/// The lines are `run,tag,step,time,value`, in the order in which runs, tags and points are given or written;
/// `time` is in seconds since 1970, and empty where the log has none. Numbers are the shortest that read back
/// as the same; what is not finite is `NaN`, `inf` or `-inf`.
public struct PointTable: Sequence, Sendable {
  private let tags: [(prefix: String, series: ScalarSeries)]

  /// All tags of runs.
  public init(_ runs: [(name: String, log: RunLog)]) {
    self.init(
      runs.flatMap { name, log in
        log.tags.indices.map { (run: name, tag: log.tags[$0], series: log.series(at: $0)) }
      })
  }

  public init(_ series: [(run: String, tag: String, series: ScalarSeries)]) {
    tags = series.map { ("\($0.run.asCSVCell),\($0.tag.asCSVCell),", $0.series) }
  }

  public func makeIterator() -> Iterator { Iterator(tags: tags) }

  /// Pieces of whole lines, the first of them the header.
  public struct Iterator: IteratorProtocol {
    fileprivate let tags: [(prefix: String, series: ScalarSeries)]
    private var isBegun = false
    private var (tag, point) = (0, 0)
    private static let longest = 1 << 16

    fileprivate init(tags: [(prefix: String, series: ScalarSeries)]) { self.tags = tags }

    public mutating func next() -> [UInt8]? {
      guard isBegun else {
        isBegun = true
        return Array("run,tag,step,time,value\n".utf8)
      }
      var piece: [UInt8] = []
      while tag < tags.count, piece.count < Self.longest {
        let (prefix, series) = tags[tag]
        guard point < series.count else {
          (tag, point) = (tag + 1, 0)
          continue
        }
        piece += prefix.utf8
        piece += PointTable.cells(series[point]).utf8
        point += 1
      }
      return piece.isEmpty ? nil : piece
    }
  }

  private static func cells(_ point: ScalarPoint) -> String {
    "\(point.step),\(point.time.map { JSONText.number($0) } ?? ""),\(text(point.value))\n"
  }

  private static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "inf" : "-inf" }
    return JSONText.number(value)
  }
}
