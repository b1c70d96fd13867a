/// An array of numbers with any number of dimensions, as it came from a file.
public struct NumberArray: Sendable, Hashable {
  /// The length of each dimension; none for a single number.
  public let shape: [Int]
  public let type: ElementType
  /// The numbers in little-endian bytes and in C order: the last index runs fastest.
  public let bytes: [UInt8]

  /// - Precondition: `bytes` are as many as shape and type say.
  init(shape: [Int], type: ElementType, bytes: [UInt8]) {
    precondition(Self.byteCount(shape: shape, type: type) == bytes.count)
    self.shape = shape
    self.type = type
    self.bytes = bytes
  }

  /// An array of type float32.
  ///
  /// - Precondition: `floats` are as many as the shape says.
  public init(_ floats: [Float], shape: [Int]) {
    self.init(shape: shape, type: .float32, bytes: floats.withUnsafeBytes { Array($0) })
  }

  /// An array of type float64.
  ///
  /// - Precondition: `doubles` are as many as the shape says.
  public init(doubles: [Double], shape: [Int]) {
    self.init(shape: shape, type: .float64, bytes: doubles.withUnsafeBytes { Array($0) })
  }

  /// An array of type bool.
  ///
  /// - Precondition: `flags` are as many as the shape says.
  public init(_ flags: [Bool], shape: [Int]) {
    self.init(shape: shape, type: .bool, bytes: flags.map { $0 ? 1 : 0 })
  }

  /// An array of type int64.
  ///
  /// - Precondition: `integers` are as many as the shape says.
  public init(_ integers: [Int], shape: [Int]) {
    self.init(shape: shape, type: .int64, bytes: integers.withUnsafeBytes { Array($0) })
  }

  /// How many numbers there are.
  public var count: Int { bytes.count / type.byteCount }

  /// How many bytes numbers of that type and shape take; nil where no Int holds that or a length is negative.
  static func byteCount(shape: [Int], type: ElementType) -> Int? {
    // A length of 0 makes the product 0, but must not hide an overflow that the lengths before it made.
    var product = type.byteCount
    for length in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: length)
      guard length >= 0, !overflow else { return nil }
      product = next
    }
    return product
  }

  /// The shape as NumPy writes it, such as (60000, 28, 28).
  public var shapeText: String { Self.text(of: shape) }

  static func text(of shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
  }
}
