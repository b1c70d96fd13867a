extension Weights {
  /// A number, in 16 hexadecimal digits, that tells weights apart to the bit.
  public var fingerprint: String {
    var hash = BitHash()
    hash.add(parameters)
    hash.add(statistics)
    return String(repeating: "0", count: 16 - hash.text.count) + hash.text
  }
}
