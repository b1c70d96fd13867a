import Testing

@testable import Datasets

@Test func everyByteIsCopiedTimesTheScale() {
  let bytes = (0...255).map { UInt8($0) }
  let inputs = StoredInputs(bytes: bytes, type: .bytes(scale: 1 / 255))
  let copied = [Float](unsafeUninitializedCapacity: 253) { buffer, count in
    inputs.copy(3..<256, to: buffer.baseAddress!)
    count = 253
  }
  #expect(copied == bytes[3...].map { Float($0) * (1 / 255) })
  #expect(copied.last == 1)
}

@Test(arguments: [Float.nan, .infinity, -.infinity])
func theFirstNumberThatIsNotFiniteIsFound(value: Float) {
  let inputs = StoredInputs([0, .greatestFiniteMagnitude, value, .nan])
  #expect(inputs.firstNotFinite?.index == 2)
  #expect(inputs.firstNotFinite?.value.bitPattern == value.bitPattern)
  #expect(StoredInputs([0, -.greatestFiniteMagnitude]).firstNotFinite == nil)
  #expect(StoredInputs(bytes: [255, 255, 255, 255], type: .bytes(scale: 1)).firstNotFinite == nil)
}
