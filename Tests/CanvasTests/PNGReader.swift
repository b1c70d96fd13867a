import Glibc

@testable import Canvas

/// A second reading of the PNG specification, for 8-bit RGB files.
struct PNGReader {
  let width: Int
  let height: Int
  let pixels: [Color]
  let filters: Set<UInt8>

  struct Malformed: Error {
    let reason: String
  }

  init(_ file: [UInt8]) throws {
    guard Array(file.prefix(8)) == [137, 80, 78, 71, 13, 10, 26, 10] else {
      throw Malformed(reason: "signature")
    }
    var position = 8
    var header: [UInt8] = []
    var stream: [UInt8] = []
    var last = ""
    while position < file.count {
      let length = Self.number(file[position..<position + 4])
      let body = Array(file[position + 4..<position + 8 + length])
      let crc = Self.number(file[position + 8 + length..<position + 12 + length])
      guard Self.crc32(body) == UInt32(crc) else { throw Malformed(reason: "checksum") }
      last = String(decoding: body.prefix(4), as: UTF8.self)
      if last == "IHDR" { header = Array(body.dropFirst(4)) }
      if last == "IDAT" { stream += body.dropFirst(4) }
      position += 12 + length
    }
    guard last == "IEND", Array(header.suffix(5)) == [8, 2, 0, 0, 0] else {
      throw Malformed(reason: "chunks")
    }
    width = Self.number(header[0..<4])
    height = Self.number(header[4..<8])
    let stride = width * 3
    let data = try Self.inflate(stream, count: height * (stride + 1))
    var above = [UInt8](repeating: 0, count: stride)
    var colors: [Color] = []
    var used: Set<UInt8> = []
    for row in 0..<height {
      let filter = data[row * (stride + 1)]
      used.insert(filter)
      var line = Array(data[row * (stride + 1) + 1..<(row + 1) * (stride + 1)])
      for index in 0..<stride {
        switch filter {
        case 0: break
        case 1: line[index] &+= index < 3 ? 0 : line[index - 3]
        case 2: line[index] &+= above[index]
        default: throw Malformed(reason: "filter \(filter)")
        }
      }
      for column in 0..<width {
        colors.append(
          Color(red: line[3 * column], green: line[3 * column + 1], blue: line[3 * column + 2]))
      }
      above = line
    }
    pixels = colors
    filters = used
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  /// Bit by bit, without a table.
  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { rest, _ in rest & 1 == 1 ? 0xEDB8_8320 ^ rest >> 1 : rest >> 1 }
    }
  }

  /// zlib's own reader.
  static func inflate(_ stream: [UInt8], count: Int) throws -> [UInt8] {
    typealias Uncompress =
      @convention(c) (
        UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<CUnsignedLong>, UnsafePointer<UInt8>, CUnsignedLong
      ) -> CInt
    guard let library = dlopen("libz.so.1", RTLD_NOW), let symbol = dlsym(library, "uncompress") else {
      throw Malformed(reason: "the tests need libz.so.1")
    }
    let uncompress = unsafeBitCast(symbol, to: Uncompress.self)
    var bytes = [UInt8](repeating: 0, count: count + 1)
    var length = CUnsignedLong(bytes.count)
    guard uncompress(&bytes, &length, stream, CUnsignedLong(stream.count)) == 0, Int(length) == count else {
      throw Malformed(reason: "zlib stream")
    }
    return Array(bytes.prefix(count))
  }
}
