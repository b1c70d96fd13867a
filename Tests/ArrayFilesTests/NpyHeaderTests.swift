import Testing

@testable import ArrayFiles

private func header(_ dictionary: String) throws -> NpyHeader {
  let folder = try TemporaryFolder()
  let bytes = [0x93] + Array("NUMPY\u{1}\0".utf8) + [UInt8(dictionary.utf8.count), 0] + dictionary.utf8
  let file = try InputFile(folder.file("a.npy", bytes))
  return try NpyHeader(FileBytes(file, 0..<file.size))
}

@Test(arguments: [
  "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }   \n",
  "{\"shape\":(3,4),'fortran_order':False,'descr':'<f4'}",
  "{'descr': '<f4', 'fortran_order': False, 'shape': (3L, 4L), }",
])
func headersAreReadInAnyOrder(text: String) throws {
  let header = try header(text)
  #expect(header.element == .number(.float32, isBigEndian: false))
  #expect(header.shape == [3, 4])
  #expect(!header.isFortranOrder)
}

@Test func textsAndBigEndianNumbersAreToldApart() throws {
  let text = try header("{'descr': '>U7', 'fortran_order': True, 'shape': (3,)}")
  #expect(text.element == .text(length: 7, isBigEndian: true))
  #expect(text.isFortranOrder && text.shape == [3])
  #expect(
    try header("{'descr': '>i2', 'fortran_order': True, 'shape': ()}").element
      == .number(.int16, isBigEndian: true))
}

@Test(arguments: [
  "", "{", "{}", "{'descr': '<f4'}", "{'descr': '<f4', 'fortran_order': 0, 'shape': (3,)}",
  "{'descr': '<f4', 'fortran_order': False, 'shape': (3)}",
  "{'descr': '<f4', 'fortran_order': False, 'shape': (-3,)}",
  "{'descr': '<f4', 'fortran_order': False, 'shape': (03,)}",
  "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}",
  "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), 'more': 1}",
  "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (3,)}",
  "{'descr': '<f4', 'fortran_order': False, 'shape': (3,)} x",
  "{'descr': '<f4' 'fortran_order': False, 'shape': (3,)}",
  "{'descr': '<f3', 'fortran_order': False, 'shape': (3,)}",
  "{'descr': '<U0', 'fortran_order': False, 'shape': (3,)}",
  "{'descr': '<U99999999999999999999', 'fortran_order': False, 'shape': (3,)}",
  "{'descr': __import__('os'), 'fortran_order': False, 'shape': (3,)}",
  String(repeating: "(", count: 200), String(repeating: "{'descr':", count: 20),
])
func otherHeadersAreRefused(text: String) throws {
  #expect(throws: InputError.self) { try header(text) }
}

@Test func anErrorNamesThePlaceInTheHeader() throws {
  let error = #expect(throws: InputError.self) { try header("{'descr': '<f4', 'fortran_order': 0}") }
  #expect(error?.reason == "expected True or False at byte 34 of the npy header, found '0'")
}

@Test(arguments: [4, 0, 9])
func unknownVersionsAreRefused(version: UInt8) throws {
  var bytes = try fixtureBytes("int32.npy")
  bytes[6] = version
  let folder = try TemporaryFolder()
  let path = try folder.file("a.npy", bytes)
  #expect(throws: InputError(path, expected: "npy version 1, 2 or 3", found: "\(version)")) {
    try NumberArray(npy: path)
  }
}

@Test func aGreatHeaderOrShapeDoesNotAllocate() throws {
  let folder = try TemporaryFolder()
  var bytes = try fixtureBytes("version2.npy")
  for index in 8..<12 { bytes[index] = 0xFF }
  let path = try folder.file("a.npy", bytes)
  #expect(throws: InputError.self) { try NumberArray(npy: path) }

  for shape in ["(1152921504606846976,)", "(4294967296, 4294967296)", "(1000000000000, 1)"] {
    let text = "{'descr': '<f4', 'fortran_order': True, 'shape': \(shape)}"
    let header = [0x93] + Array("NUMPY\u{1}\0".utf8) + [UInt8(text.utf8.count), 0] + text.utf8
    let path = try folder.file("b.npy", header + [0, 0, 0, 0])
    #expect(throws: InputError.self) { try NumberArray(npy: path) }
  }
}
