/// Bytes of a file that come one after the other, as they are stored or inflated.
protocol ByteSource: AnyObject {
  var file: String { get }
  /// What of the file this is, such as a member of an archive; nil for the file itself.
  var place: String? { get }
  /// No more than this many bytes can still come.
  var bound: Int { get }
  /// How many bytes must still come; nil where only the end tells.
  var exactCount: Int? { get }

  /// Puts the next bytes at the start of `target`.
  ///
  /// - Returns: how many these are: 0 at the end and only there.
  func read(into target: UnsafeMutableRawBufferPointer) throws(InputError) -> Int
}

extension ByteSource {
  func error(expected: String, found: String) -> InputError {
    InputError(file, at: place, expected: expected, found: found)
  }

  /// - Throws: ``InputError`` where `count` more bytes cannot come.
  func expect(_ count: Int) throws(InputError) {
    guard count <= bound else {
      throw error(expected: "\(count) more bytes", found: "the end after at most \(bound)")
    }
  }

  /// The next `count` bytes. That number may be any: it is held against what can still come, and memory is
  /// touched as the bytes come.
  ///
  /// - Throws: ``InputError`` where fewer are left or there should not be memory for them.
  func bytes(_ count: Int) throws(InputError) -> [UInt8] {
    try expect(count)
    try MemoryBound.check(count, of: self)
    var failure: InputError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(InputError) {
        while filled < count {
          let piece = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[filled..<count])
          let got = try read(into: piece)
          if got == 0 { throw error(expected: "\(count) more bytes", found: "the end after \(filled)") }
          filled += got
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
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
  var exactCount: Int? { bound }

  func read(into target: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = min(target.count, bound)
    try source.read(into: UnsafeMutableRawBufferPointer(rebasing: target[..<count]), at: next)
    next += count
    return count
  }
}
