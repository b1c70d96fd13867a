/// The bytes of a zip file whose members are stored as they are, so that equal members give equal bytes with
/// every zlib and without one (PKWARE's APPNOTE 6.3).
struct ZipWriter {
  /// The file so far, piece by piece.
  private(set) var pieces: [[UInt8]] = []
  private var length = 0
  private var directory: [UInt8] = []
  private var count = 0

  /// 1 January 1980, the first day that a zip file knows: what is written does not depend on when.
  private static let (time, date): (UInt16, UInt16) = (0, 33)
  private static let version: UInt16 = 20
  /// Names are UTF-8.
  private static let flags: UInt16 = 1 << 11

  /// - Precondition: the whole file stays below 4 GiB.
  mutating func append(_ name: String, _ content: [UInt8]) {
    var checksum = CRC32()
    content.withUnsafeBytes { checksum.update($0) }
    var common: [UInt8] = []
    for number in [Self.version, Self.flags, 0, Self.time, Self.date] { common += Self.bytes(number) }
    for number in [checksum.value, Self.number(content.count), Self.number(content.count)] {
      common += Self.bytes(number)
    }
    common += Self.bytes(UInt16(name.utf8.count)) + Self.bytes(UInt16(0))
    directory += Self.bytes(0x0201_4B50 as UInt32) + Self.bytes(Self.version) + common
    // Comment, disk, attributes inside and outside: none.
    directory += [UInt8](repeating: 0, count: 10) + Self.bytes(Self.number(length)) + Array(name.utf8)
    let header = Self.bytes(0x0403_4B50 as UInt32) + common + Array(name.utf8)
    pieces += [header, content]
    length += header.count + content.count
    count += 1
  }

  /// The file with its directory.
  var finished: [[UInt8]] {
    var end = Self.bytes(0x0605_4B50 as UInt32) + [0, 0, 0, 0]
    for _ in 0..<2 { end += Self.bytes(UInt16(count)) }
    end += Self.bytes(Self.number(directory.count)) + Self.bytes(Self.number(length)) + [0, 0]
    return pieces + [directory, end]
  }

  private static func number(_ size: Int) -> UInt32 {
    precondition(size < Int(UInt32.max), "4 GiB and more need zip64")
    return UInt32(size)
  }

  private static func bytes<N: FixedWidthInteger>(_ number: N) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
