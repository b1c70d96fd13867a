import Glibc

/// Bytes as a zlib stream (RFC 1950).
enum ZlibStream {
  /// Compresses with the system's zlib, opened at run time; where there is none the bytes are stored.
  static func encode(_ bytes: [UInt8]) -> [UInt8] { compressed(bytes) ?? stored(bytes) }

  /// The stream with stored blocks (RFC 1951, 3.2.4): valid everywhere, not smaller than the bytes.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let end = min(start + 0xFFFF, bytes.count)
      let count = UInt16(end - start)
      stream.append(end == bytes.count ? 1 : 0)
      for word in [count, ~count] {
        stream.append(UInt8(truncatingIfNeeded: word))
        stream.append(UInt8(truncatingIfNeeded: word >> 8))
      }
      stream += bytes[start..<end]
      start = end
    } while start < bytes.count
    let checksum = Checksum.adler32(bytes)
    for shift in [24, 16, 8, 0] { stream.append(UInt8(truncatingIfNeeded: checksum >> shift)) }
    return stream
  }

  private typealias Compress2 =
    @convention(c) (
      UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<CUnsignedLong>, UnsafePointer<UInt8>, CUnsignedLong,
      CInt
    ) -> CInt

  /// The stream that zlib makes, nil where the library cannot be opened or refuses.
  static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    guard let library = dlopen("libz.so.1", RTLD_NOW) ?? dlopen("libz.dylib", RTLD_NOW) else { return nil }
    defer { dlclose(library) }
    guard let symbol = dlsym(library, "compress2") else { return nil }
    let compress2 = unsafeBitCast(symbol, to: Compress2.self)
    // zlib's own bound for the default settings, rounded up.
    let bound = bytes.count + bytes.count / 1000 + 64
    let stream = [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      var length = CUnsignedLong(bound)
      let status = bytes.withUnsafeBufferPointer { source in
        // An empty array may have no address; zlib wants one all the same.
        let address = source.baseAddress ?? UnsafePointer(target.baseAddress!)
        return compress2(target.baseAddress!, &length, address, CUnsignedLong(source.count), 6)
      }
      count = status == 0 ? Int(length) : 0
    }
    return stream.isEmpty ? nil : stream
  }
}
