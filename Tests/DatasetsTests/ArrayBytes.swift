@testable import ArrayFiles

/// The bytes of an array in a file, and what the file says of them.
struct ArrayBytes {
  var descr: String
  var shape: [Int]
  var bytes: [UInt8]

  static func uint8(_ values: [UInt8], _ shape: [Int]) -> Self {
    Self(descr: "|u1", shape: shape, bytes: values)
  }

  static func float32(_ values: [Float], _ shape: [Int]) -> Self {
    Self(descr: "<f4", shape: shape, bytes: values.withUnsafeBytes { Array($0) })
  }

  static func float64(_ values: [Double], _ shape: [Int]) -> Self {
    Self(descr: "<f8", shape: shape, bytes: values.withUnsafeBytes { Array($0) })
  }

  static func int64(_ values: [Int], _ shape: [Int]? = nil) -> Self {
    Self(descr: "<i8", shape: shape ?? [values.count], bytes: values.withUnsafeBytes { Array($0) })
  }

  static func texts(_ values: [String]) -> Self {
    let length = values.map(\.unicodeScalars.count).max() ?? 1
    let codes = values.flatMap { text in
      let codes = text.unicodeScalars.map(\.value)
      return codes + Array(repeating: 0, count: length - codes.count)
    }
    return Self(descr: "<U\(length)", shape: [values.count], bytes: codes.withUnsafeBytes { Array($0) })
  }

  var npy: [UInt8] {
    let shape = shape.map { "\($0), " }.joined()
    let header = "{'descr': '\(descr)', 'fortran_order': False, 'shape': (\(shape)), }\n"
    return [0x93] + Array("NUMPY\u{1}\0".utf8) + littleEndian(UInt16(header.utf8.count)) + header.utf8 + bytes
  }

  /// IDX of unsigned bytes.
  var idx: [UInt8] {
    [0, 0, 8, UInt8(shape.count)] + shape.flatMap { littleEndian(UInt32($0)).reversed() } + bytes
  }
}

func littleEndian<N: FixedWidthInteger>(_ number: N) -> [UInt8] {
  withUnsafeBytes(of: number.littleEndian) { Array($0) }
}

private func crc32(_ bytes: [UInt8]) -> [UInt8] {
  var checksum = CRC32()
  bytes.withUnsafeBytes { checksum.update($0) }
  return littleEndian(checksum.value)
}

extension ArrayBytes: CustomStringConvertible {
  /// Without the bytes: a test's log has its arguments in it, and one of these arrays is 16 MiB.
  var description: String { "\(descr) \(shape)" }
}

/// An npz file that stores its members.
func npz(_ members: KeyValuePairs<String, ArrayBytes>) -> [UInt8] {
  var data: [UInt8] = []
  var directory: [UInt8] = []
  for (key, array) in members {
    let (content, name) = (array.npy, Array("\(key).npy".utf8))
    let size = littleEndian(UInt32(content.count))
    let common =
      [20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + crc32(content) + size + size + littleEndian(UInt16(name.count)) + [
        0, 0,
      ]
    directory += Array("PK\u{1}\u{2}".utf8) + [20, 0] + common + Array(repeating: 0, count: 10)
    directory += littleEndian(UInt32(data.count)) + name
    data += Array("PK\u{3}\u{4}".utf8) + common + name + content
  }
  let count = littleEndian(UInt16(members.count))
  let end =
    [0, 0, 0, 0] + count + count + littleEndian(UInt32(directory.count)) + littleEndian(UInt32(data.count))
  return data + directory + Array("PK\u{5}\u{6}".utf8) + end + [0, 0]
}

/// A gzip file that stores its content.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  let count = UInt16(bytes.count)
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + littleEndian(count) + littleEndian(~count) + bytes
    + crc32(bytes) + littleEndian(UInt32(count))
}
