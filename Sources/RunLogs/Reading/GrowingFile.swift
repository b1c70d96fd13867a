import ArrayFiles
import Glibc

/// A file that others write to at its end, read piece by piece and each byte once.
///
/// It is opened for the time of a read only: thousands of runs are followed with few descriptors.
struct GrowingFile: Sendable {
  enum Change: Sendable {
    case none
    case grew
    /// It is shorter than it was, another file or written anew: all that was taken from it is void.
    case replaced
  }

  /// What became of bytes that were offered.
  struct Taken {
    /// How many were taken.
    var count: Int
    /// How many there must be behind these before more are taken; 0 where that is not known.
    var needed = 0
  }

  let path: String
  /// What was read and not yet taken.
  private var pending: [UInt8] = []
  /// How many bytes were taken.
  private(set) var taken = 0
  private var status: FileStatus?
  /// The first bytes, and the last ones that were read: where they are others or gone, the file was written anew.
  private var head: [UInt8] = []
  private var seam: [UInt8] = []
  /// Whether the last poll ended at its limit, so that there is more.
  private(set) var isBehind = false
  /// Whether something is left of the file as `status` has it.
  private var isUnfinished = false

  /// How many bytes there must be behind `taken` before more are taken; 0 where that is not known.
  private var needed = 0

  private static let piece = 1 << 20
  /// What is kept of bytes that have to wait for more.
  private static let waitingSize = 4 << 10
  private static let headSize = 256
  private static let seamSize = 64

  init(_ path: String) { self.path = path }

  /// How many bytes were read.
  var end: Int { taken + pending.count }

  /// Whether something was read and not yet taken.
  var hasRest: Bool { !pending.isEmpty }

  /// Calls `body` with what was read and not yet taken.
  func withRest(_ body: (UnsafeRawBufferPointer) -> Void) { pending.withUnsafeBytes(body) }

  /// When the file was last written, in seconds since 1970; nil before it was first read.
  var modified: Double? { status?.modified }
  var size: Int { status?.size ?? 0 }

  /// Reads what is new and calls `take` with all bytes that were not yet taken and the offset of the first.
  ///
  /// What has to wait for bytes that are not there is not kept, but read again once they are.
  ///
  /// - Parameter limit: how many bytes are read; somewhat more where much that was read was not yet taken.
  /// - Throws: `InputError` where the file is gone, cannot be read or is not a regular file.
  mutating func poll(
    upTo limit: Int = .max, _ take: (UnsafeRawBufferPointer, Int) -> Taken
  ) throws(InputError) -> Change {
    isBehind = false
    let now = try FileStatus(path)
    if let status, now == status, !isUnfinished { return .none }
    guard now.isRegular else { throw InputError(path, expected: "a regular file", found: "another kind") }
    if let status, !now.isSameFile(as: status) { return .replaced }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw InputError(path, errno: errno) }
    defer { close(descriptor) }
    let opened = try FileStatus(descriptor: descriptor, path: path)
    guard opened.isSameFile(as: now) else { return status == nil ? .none : .replaced }
    guard holds(head, at: 0, descriptor), holds(seam, at: end - seam.count, descriptor) else {
      return .replaced
    }
    let before = (end, taken)
    // What is there would be of no use yet.
    if lacks(ofSize: opened.size) {
      isUnfinished = false
    } else {
      try readRest(descriptor, upTo: max(limit, needed), size: opened.size, take)
    }
    status = opened
    head = Self.bytes(descriptor, at: 0, min(Self.headSize, end))
    seam = Self.bytes(descriptor, at: max(0, end - Self.seamSize), min(Self.seamSize, end))
    return taken > before.1 || end > before.0 ? .grew : .none
  }

  /// Whether a file of that size has too little for more to be taken, and much of it.
  private func lacks(ofSize size: Int) -> Bool { needed > Self.piece && size < taken + needed }

  private mutating func readRest(
    _ descriptor: Int32, upTo limit: Int, size: Int, _ take: (UnsafeRawBufferPointer, Int) -> Taken
  ) throws(InputError) {
    var buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(Self.piece, 2 * pending.count, needed + Self.piece), alignment: 16)
    defer { buffer.deallocate() }
    pending.withUnsafeBytes { buffer.copyMemory(from: $0) }
    var filled = pending.count
    defer { pending = Array(buffer[..<filled]) }
    isUnfinished = true
    // At least as much again as waits to be taken: else what is taken in one piece only would be looked at
    // again with every small part of it.
    var left = max(limit, pending.count)
    while true {
      guard left > 0 else {
        isBehind = true
        return
      }
      if buffer.count - filled < Self.piece / 2 {
        let larger = UnsafeMutableRawBufferPointer.allocate(
          byteCount: max(2 * buffer.count, needed + Self.piece), alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
        buffer.deallocate()
        buffer = larger
      }
      let count = pread(
        descriptor, buffer.baseAddress! + filled, min(left, buffer.count - filled), off_t(taken + filled))
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw InputError(path, errno: errno) }
      if count == 0 {
        isUnfinished = false
        return
      }
      filled += count
      left -= count
      let answer = take(UnsafeRawBufferPointer(rebasing: buffer[..<filled]), taken)
      let used = answer.count
      precondition((0...filled).contains(used))
      memmove(buffer.baseAddress!, buffer.baseAddress! + used, filled - used)
      taken += used
      filled -= used
      needed = answer.needed
      if lacks(ofSize: size) {
        filled = min(filled, Self.waitingSize)
        isUnfinished = false
        return
      }
    }
  }

  private func holds(_ bytes: [UInt8], at offset: Int, _ descriptor: Int32) -> Bool {
    bytes.isEmpty || Self.bytes(descriptor, at: offset, bytes.count) == bytes
  }

  private static func bytes(_ descriptor: Int32, at offset: Int, _ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { target, got in
      got = max(0, pread(descriptor, target.baseAddress, count, off_t(offset)))
    }
  }
}
