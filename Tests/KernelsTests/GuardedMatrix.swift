import Foundation

/// A matrix that ends where readable memory ends, with marked gaps between its rows and before it: a kernel
/// that reads past its end crashes the test, one that writes outside it is found by `surroundingsUntouched`.
final class GuardedMatrix {
  let rows: Int
  let columns: Int
  let stride: Int
  let start: UnsafeMutablePointer<Float>
  private let pages: UnsafeMutableRawPointer
  private let pageBytes: Int
  private let readable: UnsafeMutableBufferPointer<Float>
  // A NaN of no common bit pattern.
  private static let mark = Float(bitPattern: 0x7fe1_2345)

  private init(marked rows: Int, _ columns: Int, stride: Int?) {
    self.rows = rows
    self.columns = columns
    self.stride = stride ?? columns
    let count = rows == 0 || columns == 0 ? 0 : (rows - 1) * self.stride + columns
    let page = sysconf(Int32(_SC_PAGESIZE))
    let readableBytes = (count * 4 / page + 2) * page
    pageBytes = readableBytes + page
    pages = mmap(nil, pageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)!
    precondition(mprotect(pages + readableBytes, page, PROT_NONE) == 0)
    readable = UnsafeMutableBufferPointer(
      start: pages.bindMemory(to: Float.self, capacity: readableBytes / 4), count: readableBytes / 4)
    readable.update(repeating: Self.mark)
    start = readable.baseAddress! + (readableBytes / 4 - count)
  }

  convenience init(
    _ rows: Int, _ columns: Int, stride: Int? = nil, value: (_ row: Int, _ column: Int) -> Float
  ) {
    self.init(marked: rows, columns, stride: stride)
    for i in 0..<rows {
      for j in 0..<columns { start[i * self.stride + j] = value(i, j) }
    }
  }

  func copy() -> GuardedMatrix {
    let copy = GuardedMatrix(marked: rows, columns, stride: stride)
    memcpy(copy.readable.baseAddress!, readable.baseAddress!, readable.count * 4)
    return copy
  }

  deinit { munmap(pages, pageBytes) }

  subscript(i: Int, j: Int) -> Float { start[i * stride + j] }

  var elements: [Float] { (0..<rows).flatMap { i in (0..<columns).map { self[i, $0] } } }

  /// The bytes of the elements, in order. Debug builds compare them many times as fast as numbers.
  var bits: Data {
    var bytes = Data(capacity: rows * columns * 4)
    for i in 0..<rows where columns > 0 {
      bytes.append(UnsafeBufferPointer(start: start + i * stride, count: columns))
    }
    return bytes
  }

  /// Whether every float before the matrix and between its rows is still the mark.
  var surroundingsUntouched: Bool {
    let before = UnsafePointer(readable.baseAddress!)
    if !Self.isMarked(before, count: UnsafePointer(start) - before) { return false }
    return (0..<max(0, rows - 1)).allSatisfy {
      columns == 0 || Self.isMarked(start + $0 * stride + columns, count: stride - columns)
    }
  }

  private static let marks = Array(repeating: mark, count: 4096)

  private static func isMarked(_ floats: UnsafePointer<Float>, count: Int) -> Bool {
    precondition(count <= marks.count)
    return memcmp(floats, marks, count * 4) == 0
  }
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension GuardedMatrix {
  /// Uniform values in a range.
  convenience init(
    _ rows: Int, _ columns: Int, stride: Int? = nil, seed: Int, in range: ClosedRange<Float> = -1...1
  ) {
    self.init(marked: rows, columns, stride: stride)
    var generator = SeededGenerator(seed)
    let (lowest, width) = (range.lowerBound, range.upperBound - range.lowerBound)
    for i in 0..<rows {
      var element = start + i * self.stride
      for _ in 0..<columns {
        // 24 bits, all that a float has. Float.random(in:using:) takes several times as long in debug builds.
        element.pointee = lowest + width * Float(generator.next() >> 40) * 0x1p-24
        element += 1
      }
    }
  }
}

/// Whether two values agree to a relative or, near 0, an absolute tolerance; NaN agrees with NaN.
func agree(_ value: Float, _ expected: Double, relative: Double, absolute: Double = 0) -> Bool {
  if expected.isNaN { return value.isNaN }
  if expected.isInfinite { return Double(value) == expected }
  return abs(Double(value) - expected) <= max(relative * abs(expected), absolute)
}
