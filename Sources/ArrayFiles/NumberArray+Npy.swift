extension NumberArray {
  /// Reads an npy file of version 1, 2 or 3.
  ///
  /// - Throws: ``InputError`` where it cannot be read, is no npy file or does not hold numbers.
  public init(npy path: String) throws(InputError) {
    let file = try InputFile(path)
    try self.init(npy: FileBytes(file, 0..<file.size))
  }

  init(npy source: any ByteSource) throws(InputError) {
    let header = try NpyHeader(source)
    guard case .number(let type, let isBigEndian) = header.element else {
      throw source.error(expected: "an array of numbers", found: "texts")
    }
    try self.init(
      source, shape: header.shape, type: type, isBigEndian: isBigEndian, isFortranOrder: header.isFortranOrder
    )
  }

  /// Reads all that is left of `source`, which must be as many numbers as the shape says.
  init(
    _ source: any ByteSource, shape: [Int], type: ElementType, isBigEndian: Bool, isFortranOrder: Bool = false
  ) throws(InputError) {
    guard let count = Self.byteCount(shape: shape, type: type) else {
      throw source.error(
        expected: "a shape that fits the file", found: "\(Self.text(of: shape)) of \(type.rawValue)")
    }
    var bytes = try source.bytes(count)
    try source.expectEnd()
    if isBigEndian { NumberBytes.swapBytes(&bytes, width: type.byteCount) }
    if isFortranOrder, shape.count > 1 {
      bytes = NumberBytes.fromFortranOrder(bytes, shape: shape, width: type.byteCount)
    }
    self.init(shape: shape, type: type, bytes: bytes)
  }
}
