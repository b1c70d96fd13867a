extension NumberArray {
  /// The numbers in single precision, rounded to nearest; false is 0 and true is 1.
  public var floats: [Float] { converted(to: Float.self) }

  /// The numbers in double precision; only 64-bit integers may need rounding.
  public var doubles: [Double] { converted(to: Double.self) }

  /// The numbers of an integer type or of bool; nil for floating point, or where one exceeds Int.
  public var integers: [Int]? {
    switch type {
    case .uint8: map(UInt8.self, Int.init)
    case .int8: map(Int8.self, Int.init)
    case .uint16: map(UInt16.self, Int.init)
    case .int16: map(Int16.self, Int.init)
    case .uint32: map(UInt32.self, Int.init)
    case .int32: map(Int32.self, Int.init)
    case .uint64: map(UInt64.self, Int.init(truncatingIfNeeded:)).nilIfAnyIsNegative
    case .int64: map(Int64.self, Int.init)
    case .bool: map(UInt8.self) { $0 == 0 ? 0 : 1 }
    case .float16, .bfloat16, .float32, .float64: nil
    }
  }

  private func converted<Value: BinaryFloatingPoint>(to type: Value.Type) -> [Value] {
    switch self.type {
    case .uint8: map(UInt8.self) { Value($0) }
    case .int8: map(Int8.self) { Value($0) }
    case .uint16: map(UInt16.self) { Value($0) }
    case .int16: map(Int16.self) { Value($0) }
    case .uint32: map(UInt32.self) { Value($0) }
    case .int32: map(Int32.self) { Value($0) }
    case .uint64: map(UInt64.self) { Value($0) }
    case .int64: map(Int64.self) { Value($0) }
    case .float16: map(Float16.self) { Value($0) }
    // The upper half of a float32.
    case .bfloat16: map(UInt16.self) { Value(Float(bitPattern: UInt32($0) << 16)) }
    case .float32: map(Float.self) { Value($0) }
    case .float64: map(Double.self) { Value($0) }
    case .bool: map(UInt8.self) { $0 == 0 ? 0 : 1 }
    }
  }

  private func map<Stored: BitwiseCopyable, Value>(
    _ type: Stored.Type, _ convert: (Stored) -> Value
  ) -> [Value] {
    bytes.withUnsafeBytes { bytes in
      [Value](unsafeUninitializedCapacity: count) { values, filled in
        for index in 0..<count {
          let stored = bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Stored>.stride, as: type)
          values.initializeElement(at: index, to: convert(stored))
        }
        filled = count
      }
    }
  }
}

extension [Int] {
  fileprivate var nilIfAnyIsNegative: [Int]? { contains { $0 < 0 } ? nil : self }
}
