import Glibc

/// A block of floats of fixed length, zero at first, whose start fits the widest vectors.
///
/// It is memory that one owner writes over and over; what leaves that owner is copied into an array.
final class FloatBuffer {
  let count: Int
  let pointer: UnsafeMutablePointer<Float>
  private let block: UnsafeMutableRawPointer

  private static let alignment = 64

  init(count: Int) {
    self.count = count
    // The system gives pages of zeros when they are first used: a large block costs nothing until then.
    guard let block = calloc(1, max(count, 1) * 4 + Self.alignment) else {
      fatalError("no memory for \(count) floats")
    }
    self.block = block
    pointer = block.alignedUp(toMultipleOf: Self.alignment).bindMemory(
      to: Float.self, capacity: max(count, 1))
  }

  convenience init(_ values: [Float]) {
    self.init(count: values.count)
    set(to: values)
  }

  deinit { free(block) }

  /// A copy of the floats.
  var values: [Float] { Array(UnsafeBufferPointer(start: pointer, count: count)) }

  /// - Precondition: `values` has ``count`` elements.
  func set(to values: [Float]) {
    precondition(values.count == count)
    values.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { pointer.update(from: start, count: count) }
    }
  }

  func setToZero() { pointer.update(repeating: 0, count: count) }
}
