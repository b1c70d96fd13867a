/// An npz file: named arrays, each an npy file in a zip archive. Arrays are read when they are asked for.
public struct NpzFile: Sendable {
  public let path: String
  private let archive: ZipArchive

  /// - Throws: ``InputError`` where the file cannot be read or is no zip file.
  public init(_ path: String) throws(InputError) {
    self.path = path
    archive = try ZipArchive(InputFile(path))
  }

  /// The names of the arrays, without the ending .npy, in the file's order.
  public var names: [String] {
    archive.members.map(\.name).filter { $0.hasSuffix(Self.ending) }.map { String($0.dropLast(4)) }
  }

  private static let ending = ".npy"
  /// 65,536 texts of 256 code points.
  private static let mostTextBytes = 1 << 26

  /// The array of that name, of which only the header is read.
  ///
  /// - Throws: ``InputError`` where there is none, it is damaged or does not hold numbers.
  public func stored(_ name: String) throws(InputError) -> StoredArray {
    try StoredArray(npy: source(name))
  }

  /// The array of that name.
  ///
  /// - Throws: ``InputError`` where there is none, it is damaged or does not hold numbers.
  public func array(_ name: String) throws(InputError) -> NumberArray {
    try stored(name).numbers()
  }

  /// The texts of a one-dimensional array of NumPy's type `U`, without the zeros that fill them up.
  ///
  /// - Throws: ``InputError`` where there is no such array, it is damaged, holds another type or is larger than
  ///   names are.
  public func texts(_ name: String) throws(InputError) -> [String] {
    let source = try source(name)
    let header = try NpyHeader(source)
    guard case .text(let length, let isBigEndian) = header.element, header.shape.count == 1 else {
      throw source.error(
        expected: "texts in one dimension", found: "shape \(NumberArray.text(of: header.shape)) or numbers")
    }
    if let count = NumberArray.byteCount(shape: [header.shape[0], length], type: .uint32) {
      guard count <= Self.mostTextBytes else {
        throw source.error(expected: "texts of at most \(Self.mostTextBytes) bytes", found: "\(count)")
      }
    }
    let codes =
      try StoredArray(
        source, shape: [header.shape[0], length], type: .uint32, isBigEndian: isBigEndian
      ).numbers().integers ?? []
    return (0..<header.shape[0]).map { row in
      var scalars = String.UnicodeScalarView()
      let text = codes[row * length..<(row + 1) * length]
      let end = text.lastIndex { $0 != 0 }.map { $0 + 1 } ?? text.startIndex
      for code in text[..<end] { scalars.append(UnicodeScalar(UInt32(code)) ?? "\u{FFFD}") }
      return String(scalars)
    }
  }

  private func source(_ name: String) throws(InputError) -> any ByteSource {
    guard let member = archive.members.first(where: { $0.name == name + Self.ending }) else {
      throw InputError(
        path, expected: "an array named \(name)",
        found: names.isEmpty ? "none" : names.joined(separator: ", "))
    }
    return try archive.open(member)
  }
}
