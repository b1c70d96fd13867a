/// The JSON header of a safetensors file: name → {dtype, shape, data_offsets}, and the metadata.
///
/// A parser of just this shape: nothing in it can be nested deeper, and no key may come twice.
struct SafeTensorsHeader {
  struct Tensor {
    let name: String
    let type: ElementType
    let shape: [Int]
    /// From the end of the header on.
    let range: Range<Int>
  }

  private(set) var tensors: [Tensor] = []
  private(set) var metadata: [String: String] = [:]
  private var cursor: TextCursor
  private let file: String

  private static let types = Dictionary(
    uniqueKeysWithValues: ElementType.allCases.map { (SafeTensors.code(of: $0), $0) })
  private static let mostDimensions = 64

  init(_ bytes: [UInt8], file: String) throws(InputError) {
    cursor = TextCursor(bytes)
    self.file = file
    var names: Set<String> = []
    try object { (header, name) throws(InputError) in
      guard names.insert(name).inserted else { throw header.twice(name) }
      if name == SafeTensors.metadataKey {
        try header.readMetadata()
      } else {
        header.tensors.append(try header.tensor(name))
      }
    }
    cursor.skipBlanks()
    guard cursor.next == nil else { throw wrong("blanks after the header") }
  }

  private func wrong(_ expected: String) -> InputError {
    InputError(file, at: "header, byte \(cursor.position)", expected: expected, found: cursor.found)
  }

  private func twice(_ key: String) -> InputError {
    InputError(
      file, at: "header, byte \(cursor.position)", expected: "each name once",
      found: "\(key.debugDescription) twice")
  }

  /// Reads an object and calls `member` behind each key and colon, to read the value.
  private mutating func object(
    _ member: (inout Self, String) throws(InputError) -> Void
  ) throws(InputError) {
    guard cursor.take("{") else { throw wrong("'{'") }
    if cursor.take("}") { return }
    repeat {
      let key = try string()
      guard cursor.take(":") else { throw wrong("':'") }
      try member(&self, key)
    } while cursor.take(",")
    guard cursor.take("}") else { throw wrong("',' or '}'") }
  }

  private mutating func readMetadata() throws(InputError) {
    try object { (header, key) throws(InputError) in
      let text = try header.string()
      guard header.metadata.updateValue(text, forKey: key) == nil else { throw header.twice(key) }
    }
  }

  private mutating func tensor(_ name: String) throws(InputError) -> Tensor {
    var type: ElementType?
    var shape: [Int]?
    var range: Range<Int>?
    try object { (header, key) throws(InputError) in
      switch key {
      case "dtype" where type == nil:
        let code = try header.string()
        type = Self.types[code]
        if type == nil {
          throw InputError(
            header.file, at: name,
            expected: "one of the types \(Self.types.keys.sorted().joined(separator: ", "))",
            found: code.debugDescription)
        }
      case "shape" where shape == nil:
        shape = try header.integers()
      case "data_offsets" where range == nil:
        let offsets = try header.integers()
        guard offsets.count == 2, offsets[0] <= offsets[1] else {
          throw InputError(
            header.file, at: name, expected: "two ascending data_offsets", found: "\(offsets)")
        }
        range = offsets[0]..<offsets[1]
      default:
        throw header.wrong("dtype, shape and data_offsets, once each")
      }
    }
    guard let type, let shape, let range else {
      throw InputError(
        file, at: name, expected: "dtype, shape and data_offsets", found: "only some of these")
    }
    return Tensor(name: name, type: type, shape: shape, range: range)
  }

  private mutating func integers() throws(InputError) -> [Int] {
    guard cursor.take("[") else { throw wrong("'['") }
    if cursor.take("]") { return [] }
    var integers: [Int] = []
    repeat {
      guard integers.count < Self.mostDimensions, let integer = cursor.integer() else {
        throw wrong("at most \(Self.mostDimensions) whole numbers")
      }
      integers.append(integer)
    } while cursor.take(",")
    guard cursor.take("]") else { throw wrong("',' or ']'") }
    return integers
  }

  private mutating func string() throws(InputError) -> String {
    cursor.skipBlanks()
    guard let string = cursor.jsonString() else { throw wrong("a text in quotes") }
    return string
  }
}
