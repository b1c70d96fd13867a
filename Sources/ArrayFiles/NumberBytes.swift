/// Bytes of numbers of one width, from a file's order of bytes and dimensions into that of ``NumberArray``.
enum NumberBytes {
  /// Turns big-endian numbers of `width` bytes into little-endian ones.
  static func swapBytes(_ bytes: inout [UInt8], width: Int) {
    switch width {
    case 2: swap(&bytes, UInt16.self)
    case 4: swap(&bytes, UInt32.self)
    case 8: swap(&bytes, UInt64.self)
    default: break
    }
  }

  private static func swap<Word: FixedWidthInteger & BitwiseCopyable>(
    _ bytes: inout [UInt8], _ type: Word.Type
  ) {
    bytes.withUnsafeMutableBytes { bytes in
      for offset in stride(from: 0, to: bytes.count, by: MemoryLayout<Word>.size) {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: type)
        bytes.storeBytes(of: word.byteSwapped, toByteOffset: offset, as: type)
      }
    }
  }

  /// The numbers of an array stored in Fortran order, where the first index runs fastest, in C order.
  static func fromFortranOrder(_ bytes: [UInt8], shape: [Int], width: Int) -> [UInt8] {
    switch width {
    case 1: transposed(bytes, shape, UInt8.self)
    case 2: transposed(bytes, shape, UInt16.self)
    case 4: transposed(bytes, shape, UInt32.self)
    default: transposed(bytes, shape, UInt64.self)
    }
  }

  private static func transposed<Word: FixedWidthInteger & BitwiseCopyable>(
    _ bytes: [UInt8], _ shape: [Int], _ type: Word.Type
  ) -> [UInt8] {
    let width = MemoryLayout<Word>.size
    // How far apart in the file, in bytes, neighbours of each dimension are.
    var strides: [Int] = []
    var stride = width
    for length in shape {
      strides.append(stride)
      stride *= length
    }
    let row = shape.last ?? 1
    let rowStride = strides.last ?? width
    return bytes.withUnsafeBytes { source in
      [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, filled in
        let target = UnsafeMutableRawBufferPointer(buffer)
        var index = [Int](repeating: 0, count: shape.count)
        var first = 0
        while filled < bytes.count {
          for step in 0..<row {
            let word = source.loadUnaligned(fromByteOffset: first + step * rowStride, as: type)
            target.storeBytes(of: word, toByteOffset: filled, as: type)
            filled += width
          }
          // The next row: the index counts up like a number whose last digit runs fastest.
          for dimension in index.indices.dropLast().reversed() {
            index[dimension] += 1
            first += strides[dimension]
            if index[dimension] < shape[dimension] { break }
            first -= strides[dimension] * shape[dimension]
            index[dimension] = 0
          }
        }
      }
    }
  }
}
