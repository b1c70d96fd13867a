/// An array that grows at its end, of which a copy costs the same however long it is: what is complete is
/// shared, and growing one of the copies leaves it shared.
struct BlockedArray<Element: Sendable>: Sendable {
  private var blocks: [[Element]] = []
  private var last: [Element] = []

  private static var blockSize: Int { 1024 }

  var count: Int { blocks.count * Self.blockSize + last.count }

  subscript(index: Int) -> Element {
    let (block, place) = (index / Self.blockSize, index % Self.blockSize)
    return block < blocks.count ? blocks[block][place] : last[place]
  }

  mutating func append(_ element: Element) {
    last.append(element)
    guard last.count == Self.blockSize else { return }
    blocks.append(last)
    last = []
  }
}
