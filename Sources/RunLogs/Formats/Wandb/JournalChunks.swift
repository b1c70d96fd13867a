import ArrayFiles

/// The records of LevelDB's log format, as `.wandb` files have them: blocks of 32 KiB, in them chunks of
/// checksum (4 bytes), length (2), type (1) and data; a record is one chunk or several.
struct JournalChunks {
  enum Step {
    case record(UnsafeRawBufferPointer)
    case assembled([UInt8])
    /// The file ends within the record; it may yet grow.
    case incomplete
    /// What is wrong, and where in the file; the next call goes on with the next block.
    case damaged(at: Int, what: String)
  }

  private static let blockSize = 32 << 10
  private static let headerSize = 7
  /// No record of a run is longer, in bytes.
  private static let longest = 64 << 20

  private let bytes: UnsafeRawBufferPointer
  private let offset: Int
  /// Where the next record starts, in the bytes: what is before it is done with.
  private(set) var position: Int

  /// - Parameter offset: where in the file the bytes start.
  init(_ bytes: UnsafeRawBufferPointer, at offset: Int, from position: Int) {
    self.bytes = bytes
    self.offset = offset
    self.position = position
  }

  private enum Kind: UInt8 {
    case full = 1
    case first, middle, last
  }

  mutating func next() -> Step {
    var place = position
    var parts: [UInt8] = []
    var isInside = false
    while true {
      let left = Self.blockSize - (offset + place) % Self.blockSize
      if left < Self.headerSize {
        guard bytes.count - place >= left else { return .incomplete }
        place += left
        if !isInside { position = place }
        continue
      }
      guard bytes.count - place >= Self.headerSize else { return .incomplete }
      let start = bytes.baseAddress! + place
      let length = Int(UInt16(littleEndian: (start + 4).loadUnaligned(as: UInt16.self)))
      guard length <= left - Self.headerSize else { return damaged(place, "a chunk longer than its block") }
      guard let kind = Kind(rawValue: bytes[place + 6]) else {
        return damaged(place, "a chunk of no known type")
      }
      guard bytes.count - place - Self.headerSize >= length else { return .incomplete }
      let data = UnsafeRawBufferPointer(start: start + Self.headerSize, count: length)
      var checksum = CRC32()
      checksum.update(UnsafeRawBufferPointer(start: start + 6, count: length + 1))
      guard checksum.value == UInt32(littleEndian: start.loadUnaligned(as: UInt32.self)) else {
        return damaged(place, "a checksum that does not fit")
      }
      let end = place + Self.headerSize + length
      switch kind {
      case .full, .first:
        // A record that was broken off is followed by the next one.
        if isInside { return abandoned(place) }
        if kind == .full {
          position = end
          return .record(data)
        }
        parts = Array(data)
        isInside = true
      case .middle, .last:
        guard isInside else {
          position = end
          return .damaged(at: offset + place, what: "a part of a record without its start")
        }
        parts += data
        if kind == .last {
          position = end
          return .assembled(parts)
        }
        guard parts.count <= Self.longest else { return damaged(place, "a record without an end") }
      }
      place = end
    }
  }

  private mutating func abandoned(_ place: Int) -> Step {
    defer { position = place }
    return .damaged(at: offset + position, what: "a record without its end")
  }

  private mutating func damaged(_ place: Int, _ what: String) -> Step {
    position = place + Self.blockSize - (offset + place) % Self.blockSize
    return .damaged(at: offset + place, what: what)
  }
}
