import Datasets
import Testing

private let tree = try! ClassTree(
  tsv: """
    a1\ta
    a2\ta
    a\tx
    b\tx
    x\troot
    c\ty
    y\troot
    """, file: "tree")

@Test func aCutTreeKeepsItsUppermostGroups() throws {
  let classes = ["a1", "a2", "b", "c"]
  #expect(tree.groupLevels == 2)
  #expect(try tree.cut(toLevels: 2).similarities(of: classes) == tree.similarities(of: classes))
  let cut = tree.cut(toLevels: 1)
  #expect(cut.groupLevels == 1)
  #expect(cut.node(named: "a") == nil && cut.node(named: "x") != nil)
  // a1, a2 and b are children of x, half of the way up.
  #expect(
    try cut.similarities(of: classes) == [1, 0.5, 0.5, 0, 0.5, 1, 0.5, 0, 0.5, 0.5, 1, 0, 0, 0, 0, 1])
}

@Test func withoutLevelsNoTwoClassesAreAlike() throws {
  let cut = tree.cut(toLevels: 0)
  #expect(try cut.similarities(of: ["a1", "a2", "c"]) == [1, 0, 0, 0, 1, 0, 0, 0, 1])
  #expect(cut.names.count == 5)
}

@Test func glyphsHaveThreeLevels() throws {
  let train = Split.glyphs().train
  let tree = try #require(train.tree)
  #expect(tree.groupLevels == 3)
  let cut = tree.cut(toLevels: 1)
  let similarities = try cut.similarities(of: train.classNames)
  // Of one script, or of none.
  #expect(Set(similarities) == [0, 0.5, 1])
}
