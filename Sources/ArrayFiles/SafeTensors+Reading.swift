extension SafeTensors {
  /// Reads a safetensors file; its tensors come in the order of its header.
  ///
  /// - Throws: ``InputError`` where it cannot be read, or its header is damaged or does not describe the bytes
  ///   after it: each must belong to one tensor.
  public init(path: String) throws(InputError) {
    let file = try InputFile(path)
    let source = FileBytes(file, 0..<file.size)
    let length = try source.bytes(8).number(UInt64.self, at: 0)
    guard length <= UInt64(source.bound) else {
      throw InputError(
        path, at: "byte 0", expected: "the length of a header within the \(file.size) bytes of the file",
        found: "\(length)")
    }
    guard length <= Self.longestHeader else {
      throw InputError(
        path, at: "byte 0", expected: "a header of at most \(Self.longestHeader) bytes", found: "\(length)")
    }
    let header = try SafeTensorsHeader(source.bytes(Int(length)), file: path)
    try Self.checkLayout(header.tensors, byteCount: source.bound, file: path)

    let start = 8 + Int(length)
    var entries: [Entry] = []
    for tensor in header.tensors {
      let bytes = try file.bytes(in: start + tensor.range.lowerBound..<start + tensor.range.upperBound)
      entries.append(
        Entry(name: tensor.name, array: NumberArray(shape: tensor.shape, type: tensor.type, bytes: bytes)))
    }
    self.init(entries: entries, metadata: header.metadata)
  }

  /// The format's own limit.
  private static let longestHeader = 100_000_000

  /// Every byte belongs to exactly one tensor, and each has as many as its shape and type need.
  private static func checkLayout(
    _ tensors: [SafeTensorsHeader.Tensor], byteCount: Int, file: String
  ) throws(InputError) {
    for tensor in tensors {
      guard tensor.range.upperBound <= byteCount else {
        throw InputError(
          file, at: tensor.name, expected: "offsets up to \(byteCount)", found: "\(tensor.range.upperBound)")
      }
      guard NumberArray.byteCount(shape: tensor.shape, type: tensor.type) == tensor.range.count else {
        throw InputError(
          file, at: tensor.name,
          expected: "the bytes of \(NumberArray.text(of: tensor.shape)) \(tensor.type.rawValue)",
          found: "\(tensor.range.count) bytes")
      }
    }
    var end = 0
    let inOrder = tensors.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    for tensor in inOrder {
      guard tensor.range.lowerBound == end else {
        throw InputError(
          file, at: tensor.name, expected: "its bytes from \(end) on, where the tensor before it ends",
          found: "\(tensor.range.lowerBound)")
      }
      end = tensor.range.upperBound
    }
    guard end == byteCount else {
      throw InputError(file, expected: "\(end) bytes of tensors", found: "\(byteCount)")
    }
  }
}
