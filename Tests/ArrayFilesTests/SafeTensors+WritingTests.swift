import Testing

@testable import ArrayFiles

private func example() -> SafeTensors {
  var tensors = SafeTensors(metadata: ["z": "1", "a": "\"\\\u{1}é\n"])
  tensors.append("w", NumberArray([0.5, -1.5, 2.5], shape: [3, 1]))
  tensors.append("step", NumberArray([12], shape: []))
  tensors.append("b", NumberArray([Float](), shape: [0]))
  return tensors
}

@Test func whatIsWrittenIsRead() throws {
  let folder = try TemporaryFolder()
  let path = folder.path + "/a.safetensors"
  try example().write(to: path)
  #expect(try SafeTensors(path: path) == example())
  #expect(try InputFile(path).bytes() == example().encoded)
}

@Test func theFileIsLaidOutAsItsFormatSays() throws {
  let bytes = example().encoded
  let length = Int(bytes.number(UInt64.self, at: 0))
  #expect(length % 8 == 0)
  // Python's safetensors 0.8 reads it so: the numbers of 8 bytes come first.
  let header = """
    {"__metadata__":{"a":"\\"\\\\\\u0001é\\u000a","z":"1"},\
    "w":{"dtype":"F32","shape":[3,1],"data_offsets":[8,20]},\
    "step":{"dtype":"I64","shape":[],"data_offsets":[0,8]},\
    "b":{"dtype":"F32","shape":[0],"data_offsets":[20,20]}}
    """
  let text = String(decoding: bytes[8..<8 + length], as: UTF8.self)
  #expect(text.hasPrefix(header))
  #expect(text.dropFirst(header.count).allSatisfy { $0 == " " } && text.utf8.count - header.utf8.count < 8)
  #expect(bytes.count == 8 + length + 20)
  #expect(bytes[8 + length] == 12)
}

@Test func emptyTensorsAreAFile() throws {
  #expect(SafeTensors().encoded == [8, 0, 0, 0, 0, 0, 0, 0] + "{}      ".utf8)
}
