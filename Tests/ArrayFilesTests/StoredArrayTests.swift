import Testing

@testable import ArrayFiles

/// A source that says how much was taken from it.
private final class CountedBytes: ByteSource {
  let file = "counted"
  let place: String? = nil
  let exactCount: Int? = nil
  private let bytes: [UInt8]
  private(set) var taken = 0
  private(set) var largestRead = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var bound: Int { .max }

  func read(into target: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = min(target.count, bytes.count - taken)
    target.copyBytes(from: bytes[taken..<taken + count])
    taken += count
    largestRead = max(largestRead, target.count)
    return count
  }
}

@Test func onlyTheHeaderIsReadAtFirst() throws {
  let bytes = try fixtureBytes("float32.npy")
  let source = CountedBytes(bytes)
  let array = try StoredArray(npy: source)
  let numbers = array.shape.reduce(4, *)
  #expect(source.taken == bytes.count - numbers)
  #expect(try array.numbers().bytes == Array(bytes.suffix(numbers)))
}

@Test(arguments: ["float64", "fortran-float64", "big-float64", "float16"])
func singlePrecisionIsThatOfTheWholeArray(name: String) throws {
  let whole = try NumberArray(npy: fixture("\(name).npy"))
  let narrowed = try StoredArray(npy: CountedBytes(fixtureBytes("\(name).npy"))).singlePrecision()
  #expect(narrowed.type == .float32 && narrowed.shape == whole.shape)
  #expect(narrowed.floats == whole.floats)
}

@Test func doublesComePieceByPiece() throws {
  let count = 100_000
  let values = (0..<count).map { Double($0) / 3 }
  let source = CountedBytes(values.withUnsafeBytes { Array($0) })
  let array = try StoredArray(source, shape: [count], type: .float64, isBigEndian: false)
  #expect(try array.singlePrecision().floats == values.map(Float.init))
  #expect(source.largestRead <= 1 << 18)
}

@Test func aMemberOfAnotherLengthThanItsShapeIsRefusedUnread() throws {
  let file = try NpzFile(fixture("zeros.npz"))
  let archive = try ZipArchive(InputFile(fixture("zeros.npz")))
  let source = try archive.open(archive.members[0])
  _ = try NpyHeader(source)
  #expect(source.exactCount == 1_000_000)
  #expect(throws: InputError.self) {
    try StoredArray(source, shape: [999_999], type: .uint8, isBigEndian: false)
  }
  #expect(throws: InputError.self) {
    try StoredArray(source, shape: [1_000_001], type: .uint8, isBigEndian: false)
  }
  #expect(try file.stored("x").shape == [1_000_000])
}
