import Glibc

/// The complete lines of a text that grows.
struct TextLines {
  private let bytes: UnsafeRawBufferPointer
  /// Where the first line that was not given out starts.
  private(set) var position = 0

  /// A line longer than this, in bytes, is no line of a log: it is passed over, so that memory is bounded.
  static let longest = 16 << 20

  /// What some programs begin a file in UTF-8 with.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Leaves out the next `count` bytes.
  mutating func skip(_ count: Int) { position += count }

  /// The next line without its end, a line feed with or without a carriage return before it; nil where it is
  /// not complete.
  mutating func next() -> UnsafeRawBufferPointer? {
    guard position < bytes.count,
      let feed = memchr(bytes.baseAddress! + position, 0x0A, bytes.count - position)
    else { return nil }
    let start = position
    var end = UnsafeRawPointer(feed) - bytes.baseAddress!
    position = end + 1
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
  }

  /// Whether what is left is too long to wait for its end.
  var isEndless: Bool { bytes.count - position > Self.longest }
}
