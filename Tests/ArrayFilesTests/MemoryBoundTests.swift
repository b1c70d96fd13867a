import Testing

@testable import ArrayFiles

@Test func theLeastLimitCounts() {
  #expect(MemoryBound.share(ofLeast: [nil, 4000, 800, nil]) == 600)
  #expect(MemoryBound.byteCount > 1 << 20)
}

@Test(arguments: [("max\n", nil), ("1073741824\n", 1_073_741_824), ("", nil)])
func theLimitOfAControlGroupIsANumberOrNone(text: String, limit: Int?) throws {
  let folder = try TemporaryFolder()
  #expect(MemoryBound.groupLimit(try folder.file("memory.max", Array(text.utf8))) == limit)
  #expect(MemoryBound.groupLimit("/nowhere/memory.max") == nil)
}
