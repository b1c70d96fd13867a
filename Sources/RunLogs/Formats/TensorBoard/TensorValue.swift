/// The number in a TensorFlow tensor of one element.
struct TensorValue {
  /// Nil where the tensor has more elements or none, or is not of numbers.
  let number: Double?

  /// The field of a message that holds the elements of a type, and how they look in `tensor_content`.
  private enum Element: Int {
    case float = 1
    case double = 2
    case int32 = 3
    case uint8 = 4
    case int16 = 5
    case int8 = 6
    case int64 = 9
    case bool = 10
    case bfloat16 = 14
    case uint16 = 17
    case half = 19
    case uint32 = 22
    case uint64 = 23

    var size: Int {
      switch self {
      case .double, .int64, .uint64: 8
      case .float, .int32, .uint32: 4
      case .int16, .uint16, .half, .bfloat16: 2
      case .int8, .uint8, .bool: 1
      }
    }

    func number(_ bits: UInt64) -> Double {
      switch self {
      case .float: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
      case .double: Double(bitPattern: bits)
      case .half: Double(Float16(bitPattern: UInt16(truncatingIfNeeded: bits)))
      case .bfloat16: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits) << 16))
      case .int8: Double(Int8(truncatingIfNeeded: bits))
      case .int16: Double(Int16(truncatingIfNeeded: bits))
      case .int32: Double(Int32(truncatingIfNeeded: bits))
      case .int64: Double(Int64(truncatingIfNeeded: bits))
      case .uint8: Double(UInt8(truncatingIfNeeded: bits))
      case .uint16: Double(UInt16(truncatingIfNeeded: bits))
      case .uint32: Double(UInt32(truncatingIfNeeded: bits))
      case .uint64: Double(bits)
      case .bool: bits & 0xFF == 0 ? 0 : 1
      }
    }
  }

  init(_ message: UnsafeRawBufferPointer) {
    var fields = ProtobufFields(message)
    var element: Element?
    var elements = 1
    var content: UnsafeRawBufferPointer?
    var (bits, count): (UInt64, Int) = (0, 0)
    func take(_ value: UInt64) {
      bits = value
      count += 1
    }
    while fields.next() {
      switch fields.number {
      case 1: element = fields.int().flatMap { Element(rawValue: $0) }
      case 2: elements = fields.delimited().map(Self.elements) ?? 1
      case 4: content = fields.delimited()
      case 5: Self.numbers(&fields, size: 4, take)
      case 6: Self.numbers(&fields, size: 8, take)
      case 7, 10, 11, 13, 16, 17: Self.numbers(&fields, size: nil, take)
      default: fields.skip()
      }
    }
    guard let element, elements == 1, !fields.isMalformed else {
      number = nil
      return
    }
    if let content, !content.isEmpty {
      guard content.count == element.size else {
        number = nil
        return
      }
      bits = content.reversed().reduce(0) { $0 << 8 | UInt64($1) }
      count = 1
    }
    number = count == 1 ? element.number(bits) : nil
  }

  /// The product of the sizes in a shape, as far as it matters.
  private static func elements(_ shape: UnsafeRawBufferPointer) -> Int {
    var fields = ProtobufFields(shape)
    var product = 1
    while fields.next() {
      guard fields.number == 2, let dimension = fields.delimited() else {
        if fields.number != 2 { fields.skip() }
        continue
      }
      var sizes = ProtobufFields(dimension)
      var size = 0
      while sizes.next() {
        if sizes.number == 1 { size = sizes.int() ?? 0 } else { sizes.skip() }
      }
      if size != 1 { product = 0 }
    }
    return product
  }

  /// Numbers of a repeated field, packed or alone; `size` is nil for those of a variable length.
  private static func numbers(_ fields: inout ProtobufFields, size: Int?, _ take: (UInt64) -> Void) {
    var copy = fields
    if let packed = copy.delimited() {
      fields = copy
      var rest = ProtobufFields.Packed(packed)
      while let value = rest.next(size: size) { take(value) }
    } else if size == 4, let value = fields.float() {
      take(UInt64(value.bitPattern))
    } else if size == 8, let value = fields.double() {
      take(value.bitPattern)
    } else if size == nil, let value = fields.varint() {
      take(value)
    }
  }
}

extension ProtobufFields {
  /// Numbers that stand one after the other.
  struct Packed {
    private var bytes: Slice<UnsafeRawBufferPointer>

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes[...] }

    /// The next number; nil at the end and where the last one is not complete.
    mutating func next(size: Int?) -> UInt64? {
      if let size {
        guard bytes.count >= size else { return nil }
        defer { bytes = bytes.dropFirst(size) }
        return bytes.prefix(size).reversed().reduce(0) { $0 << 8 | UInt64($1) }
      }
      var (value, shift): (UInt64, UInt64) = (0, 0)
      while let byte = bytes.popFirst(), shift < 70 {
        value |= UInt64(byte & 0x7F) &<< shift
        if byte < 0x80 { return value }
        shift += 7
      }
      return nil
    }
  }
}
