extension Dataset {
  /// A number that tells data sets apart: made from inputs and how networks see them, labels, input shape and
  /// class count, not from names.
  ///
  /// FNV-1a over words of 8 bytes, with a shift that brings the high bits of each product down again.
  /// The FNV hash: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
  public var fingerprint: UInt64 {
    var hash = WordHash()
    hash.add(UInt64(inputShape.count))
    for length in inputShape { hash.add(UInt64(length)) }
    hash.add(UInt64(classCount))
    switch inputs.type {
    case .bytes(let scale): hash.add(UInt64(scale.bitPattern))
    case .float32: hash.add(.max)
    }
    for number in standardization.map({ $0.means + $0.factors }) ?? [] { hash.add(UInt64(number.bitPattern)) }
    labels.withUnsafeBytes { hash.add($0) }
    inputs.bytes.withUnsafeBytes { hash.add($0) }
    return hash.value
  }
}

extension Split {
  /// A number that tells splits apart: made from their parts.
  public var fingerprint: UInt64 {
    var hash = WordHash()
    for part in [train, validation, test] { hash.add(part?.fingerprint ?? 0) }
    return hash.value
  }
}

private struct WordHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ word: UInt64) {
    let product = (value ^ word) &* 0x100_0000_01B3
    value = product ^ product >> 32
  }

  /// The length, then the bytes, the last word filled up with zeros.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(UInt64(bytes.count))
    let words = bytes.count / 8
    var hash = self
    for index in 0..<words {
      hash.add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self)))
    }
    if words * 8 < bytes.count {
      hash.add(bytes[(words * 8)...].reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }
    self = hash
  }
}
