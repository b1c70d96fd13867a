/// The fields of a protocol buffer message, one after the other, without a copy.
///
/// Nothing that a message claims is believed: a length beyond its end, a number of more than ten bytes or a
/// field number 0 ends it with ``isMalformed``.
struct ProtobufFields {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private(set) var isMalformed = false
  /// The number of the field that ``next()`` came to.
  private(set) var number = 0
  private var wire = Wire.varint

  private enum Wire: UInt8 {
    case varint, fixed64, delimited, groupStart, groupEnd, fixed32
  }

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Moves to the next field; false at the end and where the message is malformed.
  ///
  /// The field's value must then be taken by one of the functions below, or left by ``skip()``.
  @inline(__always)
  mutating func next() -> Bool {
    guard position < bytes.count, !isMalformed else { return false }
    let key = rawVarint()
    number = Int(truncatingIfNeeded: key >> 3)
    guard !isMalformed, (1...0x1FFF_FFFF).contains(key >> 3), let wire = Wire(rawValue: UInt8(key & 7)) else {
      return fail(false)
    }
    self.wire = wire
    return true
  }

  /// An integer or boolean; nil, and the field skipped, where it is not stored as one.
  mutating func varint() -> UInt64? {
    guard wire == .varint else { return other() }
    let number = rawVarint()
    return isMalformed ? nil : number
  }

  mutating func int() -> Int? { varint().map { Int(truncatingIfNeeded: $0) } }

  mutating func double() -> Double? {
    guard wire == .fixed64 else { return other() }
    return load(UInt64.self).map { Double(bitPattern: $0) }
  }

  mutating func float() -> Float? {
    guard wire == .fixed32 else { return other() }
    return load(UInt32.self).map { Float(bitPattern: $0) }
  }

  /// The bytes of a text, a message or packed numbers.
  @inline(__always)
  mutating func delimited() -> UnsafeRawBufferPointer? {
    guard wire == .delimited else { return other() }
    let length = rawVarint()
    guard !isMalformed, length <= UInt64(bytes.count - position) else { return fail(nil) }
    let start = position
    position += Int(length)
    return UnsafeRawBufferPointer(rebasing: bytes[start..<position])
  }

  mutating func text() -> String? { delimited().map { String(decoding: $0, as: UTF8.self) } }

  mutating func skip() {
    switch wire {
    case .varint: _ = rawVarint()
    case .fixed64: _ = load(UInt64.self)
    case .fixed32: _ = load(UInt32.self)
    case .delimited: _ = delimited()
    case .groupEnd: fail(())
    case .groupStart:
      var depth = 1
      while depth > 0, next() {
        if wire == .groupStart { depth += 1 } else if wire == .groupEnd { depth -= 1 } else { skip() }
      }
      if depth > 0 { fail(()) }
    }
  }

  private mutating func other<T>() -> T? {
    skip()
    return nil
  }

  @discardableResult
  private mutating func fail<T>(_ result: T) -> T {
    isMalformed = true
    position = bytes.count
    return result
  }

  private mutating func load<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type) -> T? {
    guard bytes.count - position >= MemoryLayout<T>.size else { return fail(nil) }
    defer { position += MemoryLayout<T>.size }
    return T(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: T.self))
  }

  @inline(__always)
  private mutating func rawVarint() -> UInt64 {
    if position < bytes.count, bytes[position] < 0x80 {
      position += 1
      return UInt64(bytes[position - 1])
    }
    return longVarint()
  }

  private mutating func longVarint() -> UInt64 {
    var (value, shift): (UInt64, UInt64) = (0, 0)
    while position < bytes.count, shift < 70 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return fail(0)
  }
}
