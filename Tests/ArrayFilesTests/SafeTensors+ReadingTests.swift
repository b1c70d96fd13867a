import Testing

@testable import ArrayFiles

/// Reads a file of that header, whose length is written right unless it is given, and of so many zero bytes.
private func read(_ header: String, length: UInt64? = nil, byteCount: Int = 0) throws -> SafeTensors {
  let folder = try TemporaryFolder()
  let bytes =
    withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian, Array.init) + header.utf8
    + Array(repeating: 0, count: byteCount)
  return try SafeTensors(path: folder.file("a.safetensors", bytes))
}

@Test func whatPythonWroteIsRead() throws {
  let tensors = try SafeTensors(path: fixture("mixed.safetensors"))
  #expect(tensors.metadata == ["format": "pt", "note": "a \"quoted\" \\ line\nand é"])
  #expect(
    Set(tensors.entries.map(\.name))
      == ["layer.0.weight", "layer.0.bias", "half", "brain", "steps", "scalar", "mask", "none"])
  func expect(_ name: String, _ shape: [Int], _ type: ElementType, _ numbers: [Double]) {
    #expect(tensors[name]?.shape == shape)
    #expect(tensors[name]?.type == type)
    #expect(tensors[name]?.doubles == numbers)
  }
  expect("layer.0.weight", [2, 3], .float32, fixtureNumbers(6, isFloatingPoint: true))
  expect("layer.0.bias", [2], .float64, [0.5, -1.5])
  expect("half", [3], .float16, [0.5, -1.5, 2.5])
  expect("brain", [3], .bfloat16, [0.5, -1.5, 2.5])
  expect("steps", [2], .int64, [0, 1])
  expect("scalar", [], .int32, [7])
  expect("mask", [3], .bool, [1, 0, 1])
  expect("none", [0, 4], .float32, [])
}

@Test func aHeaderMayHaveNoTensors() throws {
  #expect(try read("{}").entries.isEmpty)
  #expect(try read("{\"__metadata__\":{}}  ").metadata.isEmpty)
}

@Test(arguments: [8, 1 << 20, 1 << 60, UInt64.max])
func aHeaderLongerThanTheFileIsRefused(length: UInt64) {
  let error = #expect(throws: InputError.self) { try read("{}", length: length) }
  #expect(error?.place == "byte 0")
}

private func tensor(_ offsets: String, shape: String = "[2]", type: String = "F32") -> String {
  "{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
}

@Test(
  arguments: [
    ("{\"a\":\(tensor("[0,8]"))}", 4, "a: expected offsets up to 4, found 8"),
    ("{\"a\":\(tensor("[8,0]"))}", 8, "a: expected two ascending data_offsets, found [8, 0]"),
    ("{\"a\":\(tensor("[0]"))}", 8, "a: expected two ascending data_offsets, found [0]"),
    ("{\"a\":\(tensor("[0,7]"))}", 7, "a: expected the bytes of (2,) float32, found 7 bytes"),
    ("{\"a\":\(tensor("[0,8]"))}", 9, "expected 8 bytes of tensors, found 9"),
    (
      "{\"a\":\(tensor("[1,9]"))}", 9,
      "a: expected its bytes from 0 on, where the tensor before it ends, found 1"
    ),
    (
      "{\"a\":\(tensor("[0,8]")),\"b\":\(tensor("[4,12]"))}", 12,
      "b: expected its bytes from 8 on, where the tensor before it ends, found 4"
    ),
    (
      "{\"a\":\(tensor("[0,8]")),\"a\":\(tensor("[8,16]"))}", 16, "expected each name once, found \"a\" twice"
    ),
    ("{\"a\":\(tensor("[0,0]", shape: "[0,4611686018427387904,4]"))}", 0, nil),
    (
      "{\"a\":\(tensor("[0,0]", shape: "[4611686018427387904,4]"))}", 0,
      "a: expected the bytes of (4611686018427387904, 4) float32, found 0 bytes"
    ),
    ("{\"a\":\(tensor("[0,8]", type: "F8_E4M3"))}", 8, "found \"F8_E4M3\""),
    (
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", 8,
      "a: expected dtype, shape and data_offsets, found only some of these"
    ),
    (
      "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", 8,
      "expected dtype, shape and data_offsets, once each, found '\"'"
    ),
  ] as [(String, Int, String?)])
func tensorsMustFillTheFile(header: String, byteCount: Int, found: String?) throws {
  guard let found else {
    #expect(try read(header, byteCount: byteCount)["a"]?.count == 0)
    return
  }
  let error = #expect(throws: InputError.self) { try read(header, byteCount: byteCount) }
  #expect(error?.description.hasSuffix(found) == true, "\(error?.description ?? "")")
}

@Test(arguments: [
  "", "[]", "{", "{}x", "{\"a\"}", "{\"a\":}", "{\"a\":1}", "{a:1}", "{\"a\":{\"dtype\":1}}", "{},",
  "{\"a\":\(tensor("[0,1e1]"))}", "{\"a\":\(tensor("[-1,8]"))}", "{\"a\":\(tensor("[0,8.0]"))}",
  "{\"a\":\(tensor("[0,8]")),}", "{\"a\":\(tensor("[0,8]", shape: "[[2]]"))}",
  "{\"a\":\(tensor("[0,8]", shape: "[99999999999999999999]"))}",
  "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
  "{\"__metadata__\":{\"a\":1}}", "{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}",
  "{\"__metadata__\":{},\"__metadata__\":{}}", "{\"\\q\":1}", "{\"\\ud800\":1}", "{\"a\n\":1}",
  String(repeating: "[", count: 1000), String(repeating: "{\"a\":", count: 100_000),
])
func whatIsNoHeaderIsRefused(header: String) {
  #expect(throws: InputError.self) { try read(header, byteCount: 8) }
}

@Test func escapesInNamesAreResolved() throws {
  let names = try read("{\"__metadata__\":{\"\\u00e9\\ud834\\udd1e\\/\\n\\\"\":\"\\t\"}}").metadata
  #expect(names == ["é𝄞/\n\"": "\t"])
}
