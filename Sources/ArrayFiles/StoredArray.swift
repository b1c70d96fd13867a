/// An array in a file of which only the header has been read: enough to judge it before its numbers come, which
/// may be a thousand times the bytes that a compressed file has for them.
public final class StoredArray {
  /// The length of each dimension; none for a single number.
  public let shape: [Int]
  public let type: ElementType
  private let source: any ByteSource
  private let isBigEndian: Bool
  private let isFortranOrder: Bool
  private let byteCount: Int

  /// - Throws: ``InputError`` where `source` cannot have left just as many bytes as the shape says.
  init(
    _ source: any ByteSource, shape: [Int], type: ElementType, isBigEndian: Bool, isFortranOrder: Bool = false
  ) throws(InputError) {
    guard let count = NumberArray.byteCount(shape: shape, type: type) else {
      throw source.error(
        expected: "a shape that fits the file", found: "\(NumberArray.text(of: shape)) of \(type.rawValue)")
    }
    try source.expect(count)
    if let left = source.exactCount, left > count {
      throw source.error(expected: "the end after the last number", found: "more bytes")
    }
    self.shape = shape
    self.type = type
    self.source = source
    self.isBigEndian = isBigEndian
    self.isFortranOrder = isFortranOrder
    byteCount = count
  }

  /// The shape as NumPy writes it, such as (60000, 28, 28).
  public var shapeText: String { NumberArray.text(of: shape) }

  /// Reads the numbers as they are stored; they can be read once.
  ///
  /// - Throws: ``InputError`` where the file is damaged or the numbers do not fit into memory.
  public func numbers() throws(InputError) -> NumberArray {
    var bytes = try source.bytes(byteCount)
    try source.expectEnd()
    if isBigEndian { NumberBytes.swapBytes(&bytes, width: type.byteCount) }
    return NumberArray(shape: shape, type: type, bytes: inCOrder(bytes, width: type.byteCount))
  }

  /// Reads the numbers in single precision, rounded to nearest, piece by piece: there is never more than a
  /// piece of them in the precision of the file. They can be read once.
  ///
  /// - Throws: ``InputError`` where the file is damaged or the numbers do not fit into memory.
  public func singlePrecision() throws(InputError) -> NumberArray {
    if type == .float32 { return try numbers() }
    let count = byteCount / type.byteCount
    try source.expect(byteCount)
    try MemoryBound.check(count * 4, of: source)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 4)
    for first in stride(from: 0, to: count, by: Self.pieceCount) {
      let pieceCount = min(Self.pieceCount, count - first)
      var piece = try source.bytes(pieceCount * type.byteCount)
      if isBigEndian { NumberBytes.swapBytes(&piece, width: type.byteCount) }
      let floats = NumberArray(shape: [pieceCount], type: type, bytes: piece).floats
      floats.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    try source.expectEnd()
    return NumberArray(shape: shape, type: .float32, bytes: inCOrder(bytes, width: 4))
  }

  private static let pieceCount = 1 << 15

  private func inCOrder(_ bytes: [UInt8], width: Int) -> [UInt8] {
    guard isFortranOrder, shape.count > 1 else { return bytes }
    return NumberBytes.fromFortranOrder(bytes, shape: shape, width: width)
  }
}

extension StoredArray {
  /// Reads the header of an npy file of version 1, 2 or 3.
  ///
  /// - Throws: ``InputError`` where it is no npy file or does not hold numbers.
  convenience init(npy source: any ByteSource) throws(InputError) {
    let header = try NpyHeader(source)
    guard case .number(let type, let isBigEndian) = header.element else {
      throw source.error(expected: "an array of numbers", found: "texts")
    }
    try self.init(
      source, shape: header.shape, type: type, isBigEndian: isBigEndian, isFortranOrder: header.isFortranOrder
    )
  }

  /// Reads the header of an IDX file, the format of MNIST, plain or as a gzip file.
  ///
  /// Two zero bytes, a byte for the type, one for the number of dimensions, their lengths as big-endian numbers
  /// of 32 bits, then the numbers, big-endian too.
  ///
  /// - Throws: ``InputError`` where it cannot be read or is no IDX file.
  public convenience init(idx path: String) throws(InputError) {
    let file = try InputFile(path)
    let isGzip = try file.bytes(in: 0..<min(2, file.size)) == [0x1F, 0x8B]
    let stored = FileBytes(file, 0..<file.size)
    try self.init(idx: isGzip ? InflatedBytes(stored, .gzip) : stored)
  }

  private static let idxTypes: [UInt8: ElementType] = [
    0x08: .uint8, 0x09: .int8, 0x0B: .int16, 0x0C: .int32, 0x0D: .float32, 0x0E: .float64,
  ]

  private convenience init(idx source: any ByteSource) throws(InputError) {
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
