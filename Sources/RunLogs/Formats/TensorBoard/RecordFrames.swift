import ArrayFiles
import CChecksums

/// The frames of a file of TensorFlow records: length (8 bytes), its checksum (4), data, its checksum (4).
struct RecordFrames {
  enum Frame {
    case record(UnsafeRawBufferPointer)
    /// The file ends within the frame; it may yet grow.
    case incomplete
    /// A checksum does not fit: where, and of what.
    case damaged(at: Int, what: String)
    /// The length is that of no event, whatever its checksum: where, and how many bytes it says.
    case impossible(at: Int, length: UInt64)
  }

  static let headerSize = 12
  /// Messages of protocol buffers are smaller than 2 GiB.
  static let longest = UInt64(Int32.max)

  private let bytes: UnsafeRawBufferPointer
  /// Where the next frame starts.
  private(set) var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  @inline(__always)
  mutating func next() -> Frame {
    let left = bytes.count - position
    guard left >= Self.headerSize else { return .incomplete }
    let start = bytes.baseAddress! + position
    guard Self.isHeader(start) else { return .damaged(at: position, what: "the length of a record") }
    let length = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
    guard length <= Self.longest else { return .impossible(at: position, length: length) }
    // An empty record too has the four bytes of its second checksum.
    guard left >= Self.headerSize + 4, length <= UInt64(left - Self.headerSize - 4) else {
      return .incomplete
    }
    let data = UnsafeRawBufferPointer(start: start + Self.headerSize, count: Int(length))
    let checksum = UInt32(littleEndian: (start + Self.headerSize + data.count).loadUnaligned(as: UInt32.self))
    guard checksum == Self.masked(data.baseAddress!, data.count) else {
      return .damaged(at: position, what: "a record of \(data.count) bytes")
    }
    position += Self.headerSize + data.count + 4
    return .record(data)
  }

  /// How many bytes there must be from `position` on before the next frame is whole.
  var needed: Int {
    guard bytes.count - position >= Self.headerSize else { return Self.headerSize }
    return Self.headerSize + 4
      + Int(clamping: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)))
  }

  /// Whether twelve bytes are a length with its checksum.
  @inline(__always)
  static func isHeader(_ start: UnsafeRawPointer) -> Bool {
    UInt32(littleEndian: (start + 8).loadUnaligned(as: UInt32.self)) == masked(start, 8)
  }

  /// Appends `data` in a frame of its own.
  static func append(_ data: [UInt8], to bytes: inout [UInt8]) {
    withUnsafeBytes(of: UInt64(data.count).littleEndian) { append(checked: $0, to: &bytes) }
    data.withUnsafeBytes { append(checked: $0, to: &bytes) }
  }

  private static func append(checked part: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: part)
    withUnsafeBytes(of: masked(part.baseAddress!, part.count).littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// TensorFlow's mask, which keeps checksums of data with checksums in it apart.
  @inline(__always)
  static func masked(_ start: UnsafeRawPointer, _ count: Int) -> UInt32 {
    let crc = saddle_crc32c(start, count)
    return (crc >> 15 | crc << 17) &+ 0xA282_EAD8
  }
}
