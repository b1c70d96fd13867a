import Testing

@testable import ArrayFiles

@Test(arguments: ElementType.allCases)
func everyTypeBecomesFloatsAndIntegers(type: ElementType) throws {
  // bfloat16 comes in safetensors only.
  let array =
    type == .bfloat16
    ? try #require(SafeTensors(path: fixture("mixed.safetensors"))["brain"])
    : try NumberArray(npy: fixture("\(type.rawValue).npy"))
  #expect(array.type == type)
  let expected =
    type == .bool
    ? [0, 1, 1, 1, 1, 1] : fixtureNumbers(array.count, isFloatingPoint: type.isFloatingPoint)
  #expect(array.count >= 3)
  #expect(array.doubles == expected)
  #expect(array.floats == expected.map(Float.init))
  #expect(array.integers == (type.isFloatingPoint ? nil : expected.map { Int($0) }))
}

@Test func theEdgesOfTheTypesAreKept() {
  func array(_ type: ElementType, _ bytes: [UInt8]) -> NumberArray {
    NumberArray(shape: [1], type: type, bytes: bytes)
  }
  #expect(array(.int8, [0x80]).integers == [-128])
  #expect(array(.uint16, [0xFF, 0xFF]).integers == [65535])
  #expect(array(.int32, [0, 0, 0, 0x80]).integers == [Int(Int32.min)])
  #expect(array(.uint64, Array(repeating: 0xFF, count: 8)).integers == nil)
  #expect(array(.uint64, Array(repeating: 0xFF, count: 8)).doubles == [0x1p64])
  // The least number, the greatest and infinity of half precision.
  #expect(array(.float16, [1, 0]).floats == [0x1p-24])
  #expect(array(.float16, [0xFF, 0x7B]).floats == [65504])
  #expect(array(.float16, [0, 0xFC]).floats == [-.infinity])
  #expect(array(.bfloat16, [0x80, 0x3F]).doubles == [1])
  #expect(array(.bfloat16, [0xC0, 0x7F]).floats[0].isNaN)
  // What is above the greatest float32 becomes infinite.
  let huge = NumberArray(shape: [1], type: .float64, bytes: [0, 0, 0, 0, 0, 0, 0, 0x7F])
  #expect(huge.floats == [.infinity])
}
