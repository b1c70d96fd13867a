import Testing

@testable import Landscape

@Test func contentsAreToldApart() {
  let texts = [
    ContentHash.text(of: [1, 2], [3]), ContentHash.text(of: [1], [2, 3]), ContentHash.text(of: [1, 2, 3]),
    ContentHash.text(of: [1, 2], [-3]), ContentHash.text(of: [0]), ContentHash.text(of: [-0.0]),
    ContentHash.text(of: []), ContentHash.text(of: [], []),
  ]
  #expect(Set(texts).count == texts.count)
  #expect(texts.allSatisfy { $0.count == 32 })
  // The same on every machine and in every release.
  var hash = ContentHash()
  hash.add("saddle")
  #expect(hash.text == "6eb12d78e8f6d25d3d9f2b2d27dfad2f")
}
