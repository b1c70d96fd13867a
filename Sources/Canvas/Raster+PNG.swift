extension Raster {
  /// The picture as a PNG file, 8 bits a channel, no alpha. ``Color/standard`` is black.
  public func png() -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // Bit depth 8, colour type 2 (RGB), the only compression and filter method, not interlaced.
    appendChunk("IHDR", bigEndian(columns) + bigEndian(rows) + [8, 2, 0, 0, 0], to: &file)
    appendChunk("IDAT", ZlibStream.encode(filteredScanlines()), to: &file)
    appendChunk("IEND", [], to: &file)
    return file
  }

  /// Each row behind the number of its filter: 0 none, 1 sub (minus the pixel at the left), 2 up (minus the
  /// pixel above). The one with the least sum of absolute differences is taken, as the specification advises.
  private func filteredScanlines() -> [UInt8] {
    let stride = columns * 3
    var scanlines: [UInt8] = []
    scanlines.reserveCapacity(rows * (stride + 1))
    var above = [UInt8](repeating: 0, count: stride)
    var line = above
    var sub = above
    var up = above
    for row in 0..<rows {
      for column in 0..<columns {
        let color = self[column, row]
        line[column * 3] = color.red
        line[column * 3 + 1] = color.green
        line[column * 3 + 2] = color.blue
      }
      for index in 0..<stride {
        sub[index] = line[index] &- (index < 3 ? 0 : line[index - 3])
        up[index] = line[index] &- above[index]
      }
      let costs = [cost(line), cost(sub), cost(up)]
      switch costs.firstIndex(of: costs.min()!)! {
      case 0:
        scanlines.append(0)
        scanlines += line
      case 1:
        scanlines.append(1)
        scanlines += sub
      default:
        scanlines.append(2)
        scanlines += up
      }
      swap(&above, &line)
    }
    return scanlines
  }

  private func cost(_ bytes: [UInt8]) -> Int {
    bytes.reduce(0) { $0 + abs(Int(Int8(bitPattern: $1))) }
  }

  private func appendChunk(_ type: StaticString, _ data: [UInt8], to file: inout [UInt8]) {
    let body = type.withUTF8Buffer(Array.init) + data
    file += bigEndian(data.count) + body
    file += bigEndian(Int(Checksum.crc32(body)))
  }

  private func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
