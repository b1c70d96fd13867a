import Glibc

/// The part of zlib that inflates, opened at run time: so that building needs no headers of it.
struct ZlibLibrary: Sendable {
  /// `z_stream` of zlib.h, field by field.
  struct Stream {
    var nextInput: UnsafePointer<UInt8>?
    var inputCount: CUnsignedInt = 0
    var totalInput: CUnsignedLong = 0
    var nextOutput: UnsafeMutablePointer<UInt8>?
    var outputCount: CUnsignedInt = 0
    var totalOutput: CUnsignedLong = 0
    var message: UnsafePointer<CChar>?
    var state: UnsafeMutableRawPointer?
    var allocate: UnsafeRawPointer?
    var free: UnsafeRawPointer?
    var opaque: UnsafeMutableRawPointer?
    var dataType: CInt = 0
    var checksum: CUnsignedLong = 0
    var reserved: CUnsignedLong = 0
  }

  /// What surrounds the deflated data, as zlib's `windowBits`.
  enum Wrapping: CInt {
    case none = -15
    case gzip = 31
  }

  enum Status {
    static let ok: CInt = 0
    static let streamEnd: CInt = 1
    static let bufferError: CInt = -5
  }

  private typealias InflateInit =
    @convention(c) @Sendable (UnsafeMutableRawPointer, CInt, UnsafePointer<CChar>, CInt) -> CInt
  private typealias Inflate = @convention(c) @Sendable (UnsafeMutableRawPointer, CInt) -> CInt
  private typealias InflateEnd = @convention(c) @Sendable (UnsafeMutableRawPointer) -> CInt

  private let inflateInit2: InflateInit
  private let inflate: Inflate
  private let inflateReset: InflateEnd
  private let inflateEnd: InflateEnd

  static let shared = ZlibLibrary(names: ["libz.so.1", "libz.so"])

  /// The first library that opens; nil where none does.
  init?(names: [String]) {
    guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first,
      let inflateInit2 = dlsym(library, "inflateInit2_"), let inflate = dlsym(library, "inflate"),
      let inflateReset = dlsym(library, "inflateReset"), let inflateEnd = dlsym(library, "inflateEnd")
    else { return nil }
    self.inflateInit2 = unsafeBitCast(inflateInit2, to: InflateInit.self)
    self.inflate = unsafeBitCast(inflate, to: Inflate.self)
    self.inflateReset = unsafeBitCast(inflateReset, to: InflateEnd.self)
    self.inflateEnd = unsafeBitCast(inflateEnd, to: InflateEnd.self)
  }

  func start(_ stream: UnsafeMutablePointer<Stream>, _ wrapping: Wrapping) -> CInt {
    inflateInit2(stream, wrapping.rawValue, "1.2.11", CInt(MemoryLayout<Stream>.size))
  }

  func inflate(_ stream: UnsafeMutablePointer<Stream>) -> CInt { inflate(stream, 0) }
  func reset(_ stream: UnsafeMutablePointer<Stream>) -> CInt { inflateReset(stream) }
  func end(_ stream: UnsafeMutablePointer<Stream>) { _ = inflateEnd(stream) }
}
