import Glibc

/// The complete lines of a text that grows.
struct TextLines {
  private let bytes: UnsafeRawBufferPointer
  /// Where the first line that was not given out starts.
  private(set) var position = 0
  /// The next line feed and the next carriage return from `position` on; the count of bytes where there is none.
  private var feed = -1
  private var carriageReturn = -1

  /// A line longer than this, in bytes, is no line of a log: it is passed over, so that memory is bounded.
  static let longest = 16 << 20

  /// What some programs begin a file in UTF-8 with.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Leaves out the next `count` bytes.
  mutating func skip(_ count: Int) { position += count }

  /// The next line without its end, which is a line feed, a carriage return or both; nil where it is not
  /// complete.
  mutating func next() -> UnsafeRawBufferPointer? {
    // Each byte is searched once, however many lines there are.
    if feed < position { feed = place(of: 0x0A) }
    if carriageReturn < position { carriageReturn = place(of: 0x0D) }
    let (start, end) = (position, min(feed, carriageReturn))
    // Behind a carriage return at the end a line feed may come.
    guard end < bytes.count, end == feed || end + 1 < bytes.count else { return nil }
    position = end + (carriageReturn + 1 == feed ? 2 : 1)
    return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
  }

  private func place(of byte: Int32) -> Int {
    guard position < bytes.count,
      let found = memchr(bytes.baseAddress! + position, byte, bytes.count - position)
    else { return bytes.count }
    return UnsafeRawPointer(found) - bytes.baseAddress!
  }

  /// Whether what is left is too long to wait for its end.
  var isEndless: Bool { bytes.count - position > Self.longest }
}
