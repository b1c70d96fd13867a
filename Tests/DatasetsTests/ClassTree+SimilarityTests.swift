import Testing

@testable import Datasets

@Suite struct ClassTreeSimilarityTests {
  @Test func similaritiesOfThePapersExample() throws {
    let tree = try ClassTree(tsv: "A\troot\na\tA\nb\tA\nc\troot\n", file: "tree")
    #expect(try tree.similarities(of: ["a", "b", "c"]) == [1, 0.5, 0, 0.5, 1, 0, 0, 0, 1])
  }

  @Test func theHeightOfTheCommonNodeDecides() throws {
    // x and y lie at different depths; what counts is how high B, above both, is over its lowest leaf.
    let tree = try ClassTree(tsv: "B\tr\nx\tB\nC\tB\nD\tC\ny\tD\nz\tC\nw\tr\n", file: "tree")
    func node(_ name: String) -> Int { tree.node(named: name)! }
    #expect(tree.lowestCommonSubsumer(node("x"), node("y")) == node("B"))
    #expect(tree.lowestCommonSubsumer(node("y"), node("z")) == node("C"))
    #expect(tree.lowestCommonSubsumer(node("y"), node("C")) == node("C"))
    #expect(tree.lowestCommonSubsumer(node("w"), node("y")) == tree.root)
    #expect(tree.similarity(node("x"), node("y")) == 0.25)
    #expect(tree.similarity(node("z"), node("y")) == 0.5)
    #expect(tree.similarity(node("w"), node("y")) == 0)
    #expect(try tree.similarities(of: ["y", "x"]) == [1, 0.25, 0.25, 1])
  }

  @Test func aFlatTreeMakesAllClassesStrangers() throws {
    let tree = try ClassTree(tsv: "a\tr\nb\tr\n", file: "tree")
    #expect(try tree.similarities(of: ["a", "b"]) == [1, 0, 0, 1])
  }
}
