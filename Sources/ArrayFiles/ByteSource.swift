import Glibc

/// Bytes of a file that come one after the other, as they are stored or inflated.
protocol ByteSource: AnyObject {
  var file: String { get }
  /// What of the file this is, such as a member of an archive; nil for the file itself.
  var place: String? { get }
  /// No more than this many bytes can still come.
  var bound: Int { get }
  /// How much is worth to be reserved before a byte is read: of the order of the bytes in the file.
  var reserve: Int { get }

  /// Puts the next bytes at the start of `target`.
  ///
  /// - Returns: how many these are: 0 at the end and only there.
  func read(into target: UnsafeMutableRawBufferPointer) throws(InputError) -> Int
}

extension ByteSource {
  func error(expected: String, found: String) -> InputError {
    InputError(file, at: place, expected: expected, found: found)
  }

  /// The next `count` bytes. That number may be any: memory grows with the bytes that come.
  ///
  /// - Throws: ``InputError`` where fewer are left or the machine's memory cannot hold them.
  func bytes(_ count: Int) throws(InputError) -> [UInt8] {
    guard count <= bound else {
      throw error(expected: "\(count) more bytes", found: "the end after at most \(bound)")
    }
    guard count <= physicalMemory else {
      throw error(expected: "at most \(physicalMemory) bytes, the memory of this machine", found: "\(count)")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(count, reserve))
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: min(max(count, 1), 1 << 18), alignment: 16)
    defer { piece.deallocate() }
    while bytes.count < count {
      let target = UnsafeMutableRawBufferPointer(rebasing: piece[..<min(piece.count, count - bytes.count)])
      let got = try read(into: target)
      if got == 0 { throw error(expected: "\(count) more bytes", found: "the end after \(bytes.count)") }
      bytes.append(contentsOf: target[..<got].bindMemory(to: UInt8.self))
    }
    return bytes
  }

  /// - Throws: ``InputError`` where a byte is left.
  func expectEnd() throws(InputError) {
    var byte: UInt8 = 0
    var failure: InputError?
    withUnsafeMutableBytes(of: &byte) { target in
      do throws(InputError) {
        if try read(into: target) > 0 {
          failure = error(expected: "the end after the last number", found: "more bytes")
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
  }
}

/// In bytes.
private let physicalMemory = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))

/// A part of a file as it is stored.
final class FileBytes: ByteSource {
  let place: String?
  private let source: InputFile
  private var next: Int
  private let end: Int

  init(_ source: InputFile, _ range: Range<Int>, place: String? = nil) {
    precondition(range.lowerBound >= 0 && range.upperBound <= source.size)
    self.source = source
    self.place = place
    next = range.lowerBound
    end = range.upperBound
  }

  var file: String { source.path }
  var bound: Int { end - next }
  var reserve: Int { bound }

  func read(into target: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = min(target.count, bound)
    try source.read(into: UnsafeMutableRawBufferPointer(rebasing: target[..<count]), at: next)
    next += count
    return count
  }
}
