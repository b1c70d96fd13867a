extension NumberArray {
  /// Reads an IDX file, the format of MNIST, plain or as a gzip file.
  ///
  /// Two zero bytes, a byte for the type, one for the number of dimensions, their lengths as big-endian numbers
  /// of 32 bits, then the numbers, big-endian too.
  ///
  /// - Throws: ``InputError`` where it cannot be read or is no IDX file.
  public init(idx path: String) throws(InputError) {
    let file = try InputFile(path)
    let isGzip = try file.bytes(in: 0..<min(2, file.size)) == [0x1F, 0x8B]
    let stored = FileBytes(file, 0..<file.size)
    try self.init(idx: isGzip ? InflatedBytes(stored, .gzip) : stored)
  }

  private static let idxTypes: [UInt8: ElementType] = [
    0x08: .uint8, 0x09: .int8, 0x0B: .int16, 0x0C: .int32, 0x0D: .float32, 0x0E: .float64,
  ]

  private init(idx source: any ByteSource) throws(InputError) {
    let start = try source.bytes(4)
    guard start[0] == 0, start[1] == 0, let type = Self.idxTypes[start[2]] else {
      throw source.error(
        expected: "an IDX file, which starts with 0, 0 and a type",
        found: "\(start[0]), \(start[1]), \(start[2])")
    }
    let lengths = try source.bytes(4 * Int(start[3]))
    let shape = (0..<Int(start[3])).map { Int(lengths.number(UInt32.self, at: 4 * $0).byteSwapped) }
    try self.init(source, shape: shape, type: type, isBigEndian: true)
  }
}
