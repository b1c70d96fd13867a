extension Array where Element == UInt8 {
  /// The unsigned number whose lowest byte is at `offset`.
  ///
  /// - Precondition: the number lies within the array.
  func number<N: FixedWidthInteger & UnsignedInteger>(_ type: N.Type, at offset: Int) -> N {
    precondition(offset >= 0 && offset + MemoryLayout<N>.size <= count)
    return withUnsafeBytes { N(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: N.self)) }
  }
}
