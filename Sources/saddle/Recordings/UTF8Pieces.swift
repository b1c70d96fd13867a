/// Cuts a stream of bytes into texts: a character that two pieces share goes whole into the second.
struct UTF8Pieces {
  private var rest: [UInt8] = []

  /// The text that is whole by now; what is no UTF-8 becomes U+FFFD.
  mutating func take(_ bytes: some Sequence<UInt8>) -> String {
    rest += bytes
    let end = rest.count - Self.unfinished(rest)
    defer { rest.removeFirst(end) }
    return String(decoding: rest[..<end], as: UTF8.self)
  }

  /// The text of what never became whole.
  mutating func finish() -> String {
    defer { rest = [] }
    return String(decoding: rest, as: UTF8.self)
  }

  /// How many bytes at the end are the beginning of a character, at most 3.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for count in 1...3 where count <= bytes.count {
      let byte = bytes[bytes.count - count]
      // Bytes 10xxxxxx go on with a character.
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > count ? count : 0
    }
    return 0
  }
}
