/// Named tensors in the order in which they were added, and texts about them: the content of a safetensors file.
///
/// The format: a 64-bit little-endian length, a JSON header of that length, the bytes of the tensors.
/// https://github.com/huggingface/safetensors, "Format".
public struct SafeTensors: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public let name: String
    public let array: NumberArray
  }

  public private(set) var entries: [Entry]
  public var metadata: [String: String]

  /// The key in the header that holds the metadata and so cannot name a tensor.
  static let metadataKey = "__metadata__"

  public init(metadata: [String: String] = [:]) { self.init(entries: [], metadata: metadata) }

  init(entries: [Entry], metadata: [String: String]) {
    self.entries = entries
    self.metadata = metadata
  }

  /// - Precondition: no tensor has that name yet, and it is not `__metadata__`.
  public mutating func append(_ name: String, _ array: NumberArray) {
    precondition(self[name] == nil && name != Self.metadataKey)
    entries.append(Entry(name: name, array: array))
  }

  /// The tensor of that name.
  public subscript(name: String) -> NumberArray? {
    entries.first { $0.name == name }?.array
  }

  static func code(of type: ElementType) -> String {
    switch type {
    case .uint8: "U8"
    case .int8: "I8"
    case .uint16: "U16"
    case .int16: "I16"
    case .uint32: "U32"
    case .int32: "I32"
    case .uint64: "U64"
    case .int64: "I64"
    case .float16: "F16"
    case .bfloat16: "BF16"
    case .float32: "F32"
    case .float64: "F64"
    case .bool: "BOOL"
    }
  }
}
