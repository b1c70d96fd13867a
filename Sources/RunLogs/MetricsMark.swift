/// A place in a run's metrics behind which it goes on, with what tells whether the rows before it are its own.
public struct MetricsMark: Sendable, Hashable {
  /// In bytes; a line ends there.
  public var length: Int
  /// CRC-32 of the bytes up to there.
  public var checksum: UInt32

  public init(length: Int, checksum: UInt32) {
    self.length = length
    self.checksum = checksum
  }

  /// Before the first row.
  public static let start = MetricsMark(length: 0, checksum: 0)
}
