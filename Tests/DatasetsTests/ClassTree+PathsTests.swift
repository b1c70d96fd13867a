import Testing

@testable import Datasets

@Suite struct ClassTreePathsTests {
  @Test func aNameThatComesAgainIsTheSameNode() throws {
    let tree = ClassTree(file: "made", paths: [["all", "A", "a"], ["all", "A", "#"], ["all", "B", "b"]])
    #expect(tree.names == ["all", "A", "a", "#", "B", "b"])
    #expect(tree.root == 0 && tree.children == [[1, 4], [2, 3], [], [], [5], []])
    #expect(try tree.leaves(of: ["b", "#"]) == [5, 3])
  }
}
