extension SafeTensors {
  /// The content of the file, the same bytes for the same entries and metadata.
  ///
  /// The header lists the tensors in their order; the bytes of the widest types come first, so that every tensor
  /// starts at a multiple of its number's width.
  public var encoded: [UInt8] {
    let byWidth = entries.indices.sorted {
      let (a, b) = (entries[$0].array.type.byteCount, entries[$1].array.type.byteCount)
      return a != b ? a > b : $0 < $1
    }
    var starts = [Int](repeating: 0, count: entries.count)
    var end = 0
    for index in byWidth {
      starts[index] = end
      end += entries[index].array.bytes.count
    }

    var header = Array(headerText(starts: starts).utf8)
    header += Array(repeating: UInt8(ascii: " "), count: -header.count & 7)
    var file: [UInt8] = []
    file.reserveCapacity(8 + header.count + end)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { file += $0 }
    file += header
    for index in byWidth { file += entries[index].array.bytes }
    return file
  }

  /// Writes the file, all of it or nothing.
  ///
  /// - Throws: ``OutputError`` where that fails; a file that was there before is there still.
  public func write(to path: String) throws(OutputError) { try OutputFile.write(encoded, to: path) }

  private func headerText(starts: [Int]) -> String {
    var members: [String] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key < $1.key }.map { "\(Self.json($0.key)):\(Self.json($0.value))" }
      members.append("\"\(Self.metadataKey)\":{\(texts.joined(separator: ","))}")
    }
    for (entry, start) in zip(entries, starts) {
      let shape = entry.array.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(Self.json(entry.name)):{\"dtype\":\"\(Self.code(of: entry.array.type))\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(start),\(start + entry.array.bytes.count)]}")
    }
    return "{\(members.joined(separator: ","))}"
  }

  /// The text in quotes, escaped where RFC 8259 asks for it.
  private static func json(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        json += "\\\(scalar)"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default:
        json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
