import ArrayFiles
import Foundation
import Testing

@testable import Datasets

@Suite struct ClassTreeTSVTests {
  @Test func commentsBlankLinesAndCarriageReturnsArePassedOver() throws {
    let text = "\u{FEFF}# a tree\r\n\r\nAnkle boot\tfootwear\r\n  \n#x\nSandal\tfootwear"
    let tree = try ClassTree(tsv: text, file: "tree")
    #expect(tree.names == ["Ankle boot", "footwear", "Sandal"])
    #expect(tree.names[tree.root] == "footwear")
  }

  @Test func namesMayBeInAnyScript() throws {
    // The same letters, composed and decomposed, are the same name.
    let tree = try ClassTree(tsv: "Caf\u{E9}\tGetr\u{E4}nk\n茶\tGetra\u{308}nk\n", file: "tree")
    #expect(tree.names.count == 3)
    #expect(try tree.similarities(of: ["Cafe\u{301}", "茶"]) == [1, 0, 0, 1])
  }

  @Test(arguments: [
    ("", "t: expected lines of a child, a tab and its parent, found none"),
    ("# only a comment\n\n", "t: expected lines of a child, a tab and its parent, found none"),
    ("a\tr\nb\n", "t: line 2: expected a child, a tab and its parent, found 'b' without a tab"),
    ("#\na\tr\tx\n", "t: line 2: expected a child, a tab and its parent, found 'a' and 2 tabs"),
    ("\tr\n", "t: line 1: expected two names, found an empty one in '', 'r'"),
    ("a\t \n", "t: line 1: expected two names, found an empty one in 'a', ' '"),
    ("a\tr\n\nb\tb\n", "t: line 3: expected a child and another node as its parent, found 'b' twice"),
    (
      "a\tr\nb\tr\na\tb\n",
      "t: line 3: expected one parent a node, found 'b' for 'a', which has 'r' by line 1"
    ),
    ("a\tr\na\tr\n", "t: line 2: expected one parent a node, found 'r' for 'a', which has 'r' by line 1"),
    ("a\tr\nb\tq\n", "t: line 2: expected one root, found 'r' and 'q' without parents"),
    ("x\ta\na\tb\nb\tc\nc\ta\n", "t: line 2: expected a tree, found 'a' above itself"),
    ("x\tr\na\tb\nb\ta\n", "t: line 2: expected a tree, found 'a' above itself"),
  ])
  func whatIsNoTreeIsNamedWithItsLine(text: String, message: String) throws {
    let error = try #require(throws: InputError.self) { try ClassTree(tsv: text, file: "t") }
    #expect(error.description == message)
    #expect(error.kind == .malformed)
  }

  @Test func filesAreRead() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("saddle-\(UUID()).tsv").path
    defer { unlink(path) }
    let leaves = (0..<20_000).map { "leaf \($0)" }
    try leaves.map { "\($0)\troot\n" }.joined().write(toFile: path, atomically: false, encoding: .utf8)
    #expect(try ClassTree(path: path).leaves(of: leaves).count == 20_000)

    try Data([0x61, 0x09, 0xFF, 0x0A]).write(to: URL(fileURLWithPath: path))
    let error = try #require(throws: InputError.self) { try ClassTree(path: path) }
    #expect(error.description == "\(path): expected text in UTF-8, found other bytes")
  }

  @Test func filesThatAreMissingAreNamed() throws {
    for (path, kind) in [("/no/such/tree.tsv", InputError.Kind.missing), ("/tmp", .malformed)] {
      let error = try #require(throws: InputError.self) { try ClassTree(path: path) }
      #expect(error.kind == kind && error.file == path)
    }
  }
}
