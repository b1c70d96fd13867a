import Testing

@testable import ArrayFiles

@Test func entriesKeepTheirOrderAndAreFoundByName() {
  var tensors = SafeTensors(metadata: ["a": "b"])
  tensors.append("second", NumberArray([1, 2], shape: [2]))
  tensors.append("first", NumberArray([Float(1)], shape: []))
  #expect(tensors.entries.map(\.name) == ["second", "first"])
  #expect(tensors["second"]?.integers == [1, 2])
  #expect(tensors["third"] == nil)
}
