/// Numbers as files hold them: bytes that stay bytes, a quarter of their size as floats, or floats.
struct StoredInputs: Sendable {
  enum NumberType: Sendable, Hashable {
    /// Unsigned bytes that stand for themselves times `scale`.
    case bytes(scale: Float)
    case float32

    var byteCount: Int {
      switch self {
      case .bytes: 1
      case .float32: 4
      }
    }
  }

  let bytes: [UInt8]
  let type: NumberType

  init(bytes: [UInt8], type: NumberType) {
    precondition(bytes.count % type.byteCount == 0)
    self.bytes = bytes
    self.type = type
  }

  init(_ values: [Float]) {
    self.init(bytes: values.withUnsafeBytes { Array($0) }, type: .float32)
  }

  /// How many numbers there are.
  var count: Int { bytes.count / type.byteCount }

  /// Writes the numbers of `range`.
  func copy(_ range: Range<Int>, to destination: UnsafeMutablePointer<Float>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    bytes.withUnsafeBytes { bytes in
      guard let stored = bytes.baseAddress else { return }
      switch type {
      case .bytes(let scale):
        let source = stored.assumingMemoryBound(to: UInt8.self) + range.lowerBound
        for index in 0..<range.count { destination[index] = Float(source[index]) * scale }
      case .float32:
        UnsafeMutableRawPointer(destination)
          .copyMemory(from: stored + 4 * range.lowerBound, byteCount: 4 * range.count)
      }
    }
  }

  /// The numbers of several ranges of `width` numbers, one range after the other.
  func gathered(_ ranges: some Collection<Range<Int>>, width: Int) -> StoredInputs {
    let size = type.byteCount
    var gathered: [UInt8] = []
    gathered.reserveCapacity(ranges.count * width * size)
    for range in ranges { gathered += bytes[range.lowerBound * size..<range.upperBound * size] }
    return StoredInputs(bytes: gathered, type: type)
  }

  /// These numbers, then others; where the two are kept in different ways, as floats.
  func followed(by others: StoredInputs) -> StoredInputs {
    if type == others.type { return StoredInputs(bytes: bytes + others.bytes, type: type) }
    return StoredInputs(
      [Float](unsafeUninitializedCapacity: count + others.count) { buffer, filled in
        if let start = buffer.baseAddress {
          copy(0..<count, to: start)
          others.copy(0..<others.count, to: start + count)
        }
        filled = count + others.count
      })
  }

  /// The place of the first number that is not finite, and that number.
  var firstNotFinite: (index: Int, value: Float)? {
    guard type == .float32 else { return nil }
    return bytes.withUnsafeBytes { bytes in
      for index in 0..<count {
        let value = bytes.loadUnaligned(fromByteOffset: 4 * index, as: Float.self)
        if !value.isFinite { return (index, value) }
      }
      return nil
    }
  }
}
