import ArrayFiles
import Foundation
import Testing

@Test func pathsBecomeAbsolute() {
  let folder = FileManager.default.currentDirectoryPath
  for (path, expected) in [
    ("a/b", folder + "/a/b"), ("./a//b/.", folder + "/a/b"), ("../a", folder + "/../a"), ("/a/./b/", "/a/b"),
    ("/", "/"), ("", folder),
  ] { #expect(FolderPath.absolute(path) == expected) }
}

@Test(arguments: [("a/", "a"), ("a//", "a"), ("/a/b", "/a/b"), ("/", "/"), ("//", "/"), ("", "")])
func slashesAtTheEndAreDropped(path: String, expected: String) {
  #expect(FolderPath.withoutSlashesAtItsEnd(path) == expected)
}
