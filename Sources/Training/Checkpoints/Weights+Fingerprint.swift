extension Weights {
  /// A number, in hexadecimal, that tells weights apart to the bit.
  public var fingerprint: String {
    var hash = BitHash()
    hash.add(parameters)
    hash.add(statistics)
    return hash.text
  }
}
