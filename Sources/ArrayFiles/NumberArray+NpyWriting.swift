extension NumberArray {
  /// The content of an npy file of version 1 with these numbers, in C order.
  ///
  /// The format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
  public var npy: [UInt8] { NpyHeader.bytes(descr: Self.descr(of: type), shape: shape) + bytes }

  /// NumPy's code of a type, little-endian where that matters.
  ///
  /// - Precondition: `type` is not bfloat16, which NumPy does not have.
  private static func descr(of type: ElementType) -> String {
    switch type {
    case .uint8: "|u1"
    case .int8: "|i1"
    case .uint16: "<u2"
    case .int16: "<i2"
    case .uint32: "<u4"
    case .int32: "<i4"
    case .uint64: "<u8"
    case .int64: "<i8"
    case .float16: "<f2"
    case .bfloat16: preconditionFailure("NumPy has no bfloat16")
    case .float32: "<f4"
    case .float64: "<f8"
    case .bool: "|b1"
    }
  }
}

extension NpyHeader {
  /// Magic number, version 1.0, length and dictionary, filled up with blanks to a multiple of 64 bytes.
  static func bytes(descr: String, shape: [Int]) -> [UInt8] {
    let text = "{'descr': '\(descr)', 'fortran_order': False, 'shape': \(NumberArray.text(of: shape)), }"
    let fixed = 10
    let length = (fixed + text.utf8.count + 1 + 63) / 64 * 64 - fixed
    precondition(length <= Int(UInt16.max), "so many dimensions need version 2")
    let blanks = [UInt8](repeating: UInt8(ascii: " "), count: length - text.utf8.count - 1)
    let start = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)]
    return start + Array(text.utf8) + blanks + [UInt8(ascii: "\n")]
  }

  /// The content of an npy file with texts in one dimension, of NumPy's type `U`.
  static func file(of texts: [String]) -> [UInt8] {
    // NumPy has no texts of length 0.
    let width = max(1, texts.map(\.unicodeScalars.count).max() ?? 0)
    var bytes = bytes(descr: "<U\(width)", shape: [texts.count])
    for text in texts {
      let codes = text.unicodeScalars.map(\.value)
      for code in codes + Array(repeating: 0, count: width - codes.count) {
        withUnsafeBytes(of: code.littleEndian) { bytes += $0 }
      }
    }
    return bytes
  }
}
