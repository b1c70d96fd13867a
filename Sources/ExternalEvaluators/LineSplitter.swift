/// Bytes that come in pieces, as lines.
struct LineSplitter {
  /// How many bytes a line may have.
  static let limit = 16 << 20

  private var bytes: [UInt8] = []
  private var start = 0
  /// Up to where there is no line's end.
  private var scanned = 0

  mutating func append(_ piece: some Collection<UInt8>) {
    // What has been taken is let go of once it is the greater part, so that the rest is moved seldom.
    if start > bytes.count / 2 {
      bytes.removeFirst(start)
      scanned -= start
      start = 0
    }
    bytes += piece
  }

  /// The next whole line without its end; nil where more must come first.
  ///
  /// - Throws: where a line is longer than any may be.
  mutating func next() throws(WorkerFailure) -> [UInt8]? {
    let end = bytes[scanned...].firstIndex(of: UInt8(ascii: "\n"))
    scanned = end ?? bytes.count
    guard scanned - start <= Self.limit else {
      throw WorkerFailure("wrote a line of more than \(Self.limit >> 20) MiB")
    }
    guard let end else { return nil }
    defer {
      start = end + 1
      scanned = start
    }
    return Array(bytes[start..<end])
  }
}
