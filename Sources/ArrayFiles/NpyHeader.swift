/// What the header of an npy file says: a Python dictionary with the keys descr, fortran_order and shape.
struct NpyHeader {
  enum Element: Hashable {
    case number(ElementType, isBigEndian: Bool)
    /// Texts of up to `length` code points of 4 bytes each.
    case text(length: Int, isBigEndian: Bool)
  }

  let element: Element
  let isFortranOrder: Bool
  let shape: [Int]

  /// NumPy itself reads headers of up to 10,000 bytes unless told otherwise.
  private static let longest = 1 << 20
  private static let mostDimensions = 64

  /// Reads the magic number, the version and the dictionary; what follows in `source` are the numbers.
  init(_ source: any ByteSource) throws(InputError) {
    let start = try source.bytes(8)
    guard start.starts(with: [0x93] + "NUMPY".utf8) else {
      throw source.error(expected: "an npy file", found: "another kind of data")
    }
    let length: Int
    switch start[6] {
    case 1: length = Int(try source.bytes(2).number(UInt16.self, at: 0))
    case 2, 3: length = Int(try source.bytes(4).number(UInt32.self, at: 0))
    default: throw source.error(expected: "npy version 1, 2 or 3", found: "\(start[6])")
    }
    guard length <= Self.longest else {
      throw source.error(expected: "a header of at most \(Self.longest) bytes", found: "\(length)")
    }
    try self.init(dictionary: try source.bytes(length), in: source)
  }

  private init(dictionary: [UInt8], in source: any ByteSource) throws(InputError) {
    var cursor = TextCursor(dictionary)
    var element: Element?
    var isFortranOrder: Bool?
    var shape: [Int]?
    func wrong(_ expected: String) -> InputError {
      source.error(expected: "\(expected) at byte \(cursor.position) of the npy header", found: cursor.found)
    }

    guard cursor.take("{") else { throw wrong("'{'") }
    while !cursor.take("}") {
      guard let key = Self.string(&cursor), cursor.take(":") else { throw wrong("a key and ':'") }
      switch key {
      case "descr" where element == nil:
        guard let text = Self.string(&cursor) else {
          throw cursor.next == UInt8(ascii: "[")
            ? source.error(expected: "an array of numbers", found: "a structured array") : wrong("a type")
        }
        element = try Self.element(text, in: source)
      case "fortran_order" where isFortranOrder == nil:
        switch cursor.word() {
        case "True": isFortranOrder = true
        case "False": isFortranOrder = false
        default: throw wrong("True or False")
        }
      case "shape" where shape == nil:
        shape = Self.tuple(&cursor)
        if shape == nil { throw wrong("a tuple of lengths") }
      default:
        throw wrong("descr, fortran_order and shape, once each,")
      }
      if !cursor.take(",") {
        guard cursor.take("}") else { throw wrong("',' or '}'") }
        break
      }
    }
    cursor.skipBlanks()
    guard cursor.next == nil else { throw wrong("blanks") }
    guard let element, let isFortranOrder, let shape else { throw wrong("descr, fortran_order and shape") }
    self.element = element
    self.isFortranOrder = isFortranOrder
    self.shape = shape
  }

  /// A text in single or double quotes without escapes.
  private static func string(_ cursor: inout TextCursor) -> String? {
    cursor.skipBlanks()
    guard let quote = cursor.next, "'\"".utf8.contains(quote) else { return nil }
    var text: [UInt8] = []
    cursor.advance()
    while let next = cursor.next, next != quote {
      guard (0x20...0x7E).contains(next), next != UInt8(ascii: "\\") else { return nil }
      text.append(next)
      cursor.advance()
    }
    return cursor.take(UnicodeScalar(quote)) ? String(decoding: text, as: UTF8.self) : nil
  }

  private static func tuple(_ cursor: inout TextCursor) -> [Int]? {
    guard cursor.take("(") else { return nil }
    var lengths: [Int] = []
    while !cursor.take(")") {
      guard lengths.count < mostDimensions, let length = cursor.integer() else { return nil }
      lengths.append(length)
      // Python 2 marked long numbers.
      _ = cursor.take("L")
      if !cursor.take(",") {
        // (5) is a number in Python, (5,) a tuple.
        return lengths.count > 1 && cursor.take(")") ? lengths : nil
      }
    }
    return lengths
  }

  private static let numbers: [String: ElementType] = [
    "u1": .uint8, "i1": .int8, "u2": .uint16, "i2": .int16, "u4": .uint32, "i4": .int32, "u8": .uint64,
    "i8": .int64, "f2": .float16, "f4": .float32, "f8": .float64, "b1": .bool,
  ]
  private static let others: [Character: String] = [
    "O": "Python objects", "S": "texts of bytes", "a": "texts of bytes", "U": "texts",
    "c": "complex numbers", "M": "dates", "m": "durations", "V": "records",
  ]

  private static func element(_ descr: String, in source: any ByteSource) throws(InputError) -> Element {
    let order = descr.first.flatMap { "<>|=".contains($0) ? $0 : nil }
    let name = String(order == nil ? descr[...] : descr.dropFirst())
    if let type = numbers[name] { return .number(type, isBigEndian: order == ">") }
    if name.first == "U", let length = Int(name.dropFirst()), (1...0xFFFF).contains(length) {
      return .text(length: length, isBigEndian: order == ">")
    }
    let kind = name.first.flatMap { others[$0] } ?? "an unknown type"
    throw source.error(expected: "an array of numbers", found: "\(kind) ('\(descr)')")
  }
}
