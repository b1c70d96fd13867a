import ArrayFiles
import Testing

@Test(arguments: [("a/", "a"), ("a//", "a"), ("/a/b", "/a/b"), ("/", "/"), ("//", "/"), ("", "")])
func slashesAtTheEndAreDropped(path: String, expected: String) {
  #expect(FolderPath.withoutSlashesAtItsEnd(path) == expected)
}
