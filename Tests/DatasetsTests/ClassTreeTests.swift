import ArrayFiles
import Testing

@testable import Datasets

@Suite struct ClassTreeTests {
  // root → {A → {a, b}, c}
  private let tree = try! ClassTree(tsv: "A\troot\na\tA\nb\tA\nc\troot\n", file: "tree")

  @Test func heightsCountTheLongestWayDown() throws {
    let deep = try ClassTree(tsv: "a\tr\nB\tr\nb\tB\nC\tB\nc\tC\n", file: "deep")
    func height(_ name: String) throws -> Int { deep.heights[try #require(deep.node(named: name))] }
    #expect(try ["a", "b", "c"].map(height) == [0, 0, 0])
    #expect(try ["C", "B", "r"].map(height) == [1, 2, 3])
  }

  @Test func nodesKnowTheirChildren() throws {
    #expect(tree.names[tree.root] == "root")
    #expect(tree.children[tree.root].map { tree.names[$0] } == ["A", "c"])
    let a = try #require(tree.node(named: "A"))
    #expect(tree.children[a].map { tree.names[$0] } == ["a", "b"])
    #expect(tree.children.flatMap(\.self).count == tree.names.count - 1)
    #expect(tree.node(named: "d") == nil)
  }

  @Test func leavesFollowTheClassNames() throws {
    let leaves = try tree.leaves(of: ["c", "a"])
    #expect(leaves.map { tree.names[$0] } == ["c", "a"])
    #expect(try tree.leaves(of: []) == [])
  }

  @Test(arguments: [
    (["a", "d"], "tree: expected a line for each class, found none for class 'd'"),
    (["A", "c"], "tree: expected class 'A' to have nothing below it, found its child 'a'"),
    (["a", "b", "a"], "tree: expected classes of different names, found 'a' twice"),
  ])
  func classesThatAreNoLeavesAreNamed(classNames: [String], message: String) throws {
    let error = try #require(throws: InputError.self) { try tree.leaves(of: classNames) }
    #expect(error.description == message)
    #expect(throws: error) { try tree.similarities(of: classNames) }
  }

  @Test func aLongChainIsNoProblem() throws {
    let tsv = (0..<20_000).map { "\($0)\t\($0 + 1)\n" }.joined()
    let chain = try ClassTree(tsv: tsv, file: "chain")
    #expect(chain.heights[chain.root] == 20_000)
    #expect(chain.names[chain.root] == "20000")
  }
}
