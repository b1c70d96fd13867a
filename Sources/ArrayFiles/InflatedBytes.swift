/// Deflated bytes (RFC 1951), bare or as a gzip file (RFC 1952), inflated with the system's zlib.
final class InflatedBytes: ByteSource {
  let bound: Int
  private let compressed: any ByteSource
  private let wrapping: ZlibLibrary.Wrapping
  private let library: ZlibLibrary
  private let stream: UnsafeMutablePointer<ZlibLibrary.Stream>
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var isAtEnd = false

  /// Two bits can stand for 258 bytes: no byte of deflated data becomes more than this many.
  private static let greatestRatio = 1032

  /// - Throws: ``InputError`` where zlib is not there.
  init(
    _ compressed: any ByteSource, _ wrapping: ZlibLibrary.Wrapping, library: ZlibLibrary? = .shared
  ) throws(InputError) {
    guard let library else {
      throw InputError(
        compressed.file, at: compressed.place,
        reason: "is compressed, and the library zlib cannot be opened: install the package zlib1g")
    }
    self.compressed = compressed
    self.wrapping = wrapping
    self.library = library
    let (most, overflow) = compressed.bound.multipliedReportingOverflow(by: Self.greatestRatio)
    bound = overflow ? .max : most
    stream = .allocate(capacity: 1)
    stream.initialize(to: ZlibLibrary.Stream())
    precondition(library.start(stream, wrapping) == ZlibLibrary.Status.ok, "zlib is of another kind")
  }

  deinit {
    library.end(stream)
    stream.deallocate()
    input.deallocate()
  }

  var file: String { compressed.file }
  var place: String? { compressed.place }
  var exactCount: Int? { nil }

  func read(into target: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    precondition(!target.isEmpty)
    let output = target.bindMemory(to: UInt8.self)
    let room = min(output.count, 1 << 30)
    stream.pointee.nextOutput = output.baseAddress
    stream.pointee.outputCount = CUnsignedInt(room)
    while !isAtEnd, stream.pointee.outputCount == CUnsignedInt(room) { try advance() }
    return room - Int(stream.pointee.outputCount)
  }

  private func advance() throws(InputError) {
    if stream.pointee.inputCount == 0 { try refill() }
    switch library.inflate(stream) {
    case ZlibLibrary.Status.ok, ZlibLibrary.Status.bufferError:
      break
    case ZlibLibrary.Status.streamEnd:
      try finishMember()
    default:
      let message = stream.pointee.message.map { String(cString: $0) } ?? "another kind of data"
      throw error(expected: "deflated data", found: message)
    }
  }

  private func refill() throws(InputError) {
    let count = try compressed.read(into: input)
    if count == 0 { throw error(expected: "more deflated data", found: "its end") }
    stream.pointee.nextInput = UnsafePointer(input.bindMemory(to: UInt8.self).baseAddress)
    stream.pointee.inputCount = CUnsignedInt(count)
  }

  /// Gzip files may follow one another in a file, deflated data may not.
  private func finishMember() throws(InputError) {
    if stream.pointee.inputCount == 0, compressed.bound == 0 {
      isAtEnd = true
    } else if wrapping == .gzip {
      _ = library.reset(stream)
    } else {
      throw error(expected: "the end after the deflated data", found: "more bytes")
    }
  }
}
