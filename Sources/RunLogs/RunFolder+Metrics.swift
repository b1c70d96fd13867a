import ArrayFiles
import Glibc

extension RunFolder {
  /// How many bytes of metrics there are; nil where there is no such file.
  public var metricsLength: Int? {
    var status = stat()
    return stat(metricsPath, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Checks that the metrics are at least `length` bytes long and that a line ends there.
  ///
  /// - Throws: `InputError` where they are not, or cannot be read.
  public func checkMetrics(upTo length: Int) throws(InputError) {
    // A run may have been killed before it wrote any.
    guard length > 0 else { return }
    let file = try InputFile(metricsPath)
    guard file.size >= length else {
      throw InputError(metricsPath, expected: "at least \(length) bytes", found: "\(file.size)")
    }
    guard try file.bytes(in: length - 1..<length) == [UInt8(ascii: "\n")] else {
      throw InputError(
        metricsPath, at: "byte \(length - 1)", expected: "the end of a line", found: "another byte")
    }
  }

  /// The place `length` bytes into the metrics as they are now, and how many lines there are before it.
  ///
  /// - Precondition: the file is that long.
  /// - Throws: `InputError` where it cannot be read.
  public func metricsMark(at length: Int) throws(InputError) -> (mark: MetricsMark, lines: Int) {
    guard length > 0 else { return (.start, 0) }
    let file = try InputFile(metricsPath)
    precondition(length <= file.size)
    var checksum = CRC32()
    var lines = 0
    for start in stride(from: 0, to: length, by: Self.pieceLength) {
      let bytes = try file.bytes(in: start..<min(start + Self.pieceLength, length))
      bytes.withUnsafeBytes { checksum.update($0) }
      lines += bytes.count { $0 == UInt8(ascii: "\n") }
    }
    return (MetricsMark(length: length, checksum: checksum.value), lines)
  }

  private static let pieceLength = 1 << 20

  /// Removes what a process that was killed left half-written in the folder.
  public func removeRemains() { OutputFile.removeRemains(in: path) }
}
