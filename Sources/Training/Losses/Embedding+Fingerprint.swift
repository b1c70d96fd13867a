extension Embedding {
  /// A number, in hexadecimal, that tells targets apart.
  public var fingerprint: String {
    var hash = BitHash()
    hash.add(UInt64(width))
    hash.add(targets)
    return hash.text
  }
}
