import Testing

@testable import ArrayFiles

@Test func floatsAndIntegersComeBack() {
  let floats = NumberArray([1.5, -2, .infinity, 0.1], shape: [2, 2])
  #expect(floats.floats == [1.5, -2, .infinity, 0.1])
  #expect(floats.type == .float32)
  #expect(floats.count == 4)
  let integers = NumberArray([3, -4, .max], shape: [3])
  #expect(integers.integers == [3, -4, .max])
  #expect(integers.type == .int64)
}

@Test(arguments: [
  ([], 4), ([3], 12), ([2, 3], 24), ([0, 5], 0), ([Int.max], nil), ([1 << 32, 1 << 32], nil),
  ([1 << 61], nil), ([-1], nil), ([0, -1], nil), ([Int.max, Int.max, 0], nil),
])
func theSizeOfAShapeMayOverflow(shape: [Int], expected: Int?) {
  #expect(NumberArray.byteCount(shape: shape, type: .float32) == expected)
}

@Test func shapesAreWrittenAsInPython() {
  #expect(NumberArray([1], shape: [1]).shapeText == "(1,)")
  #expect(NumberArray([1], shape: [1, 1]).shapeText == "(1, 1)")
  #expect(NumberArray([1], shape: []).shapeText == "()")
}
