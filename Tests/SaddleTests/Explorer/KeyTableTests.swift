import Canvas
import Foundation
import Testing

@testable import saddle

@Test(arguments: KeyScope.allCases)
func noKeyHasTwoMeanings(scope: KeyScope) {
  let rows = KeyTable.rows(in: scope)
  let keys = rows.flatMap { $0.bindings.map(\.key) }
  #expect(Set(keys).count == keys.count)
  for row in rows {
    for (key, action) in row.bindings { #expect(KeyTable.action(for: key, in: scope) == action) }
  }
  #expect(KeyTable.action(for: .character("$"), in: scope) == nil)
}

@Test func aKeyOfOneScreenDoesNothingOnTheOther() {
  #expect(KeyTable.action(for: .character("p"), in: .home) == nil)
  #expect(KeyTable.action(for: .character("c"), in: .home) == .toggleClip)
  #expect(KeyTable.action(for: .character("c"), in: .landscape) == .recenter)
}

@Test func shownKeysAreBound() {
  // Every character that a row shows is one that it binds; names and arrows apart.
  let names: Set<String> = [
    "space", "esc", "tab", "enter", "pgup", "pgdn", "home", "end", "←", "↓", "↑", "→",
  ]
  for row in KeyTable.rows {
    for shown in row.shown.split(separator: " ").map(String.init) where !names.contains(shown) {
      let scalar = shown.unicodeScalars.first!
      #expect(row.bindings.contains { $0.key == .character(scalar) }, "\(shown)")
    }
  }
}

@Test func theReadmeListsTheKeys() throws {
  let readme = try String(
    contentsOf: URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../README.md").standardized,
    encoding: .utf8)
  for row in KeyTable.rows {
    let keys = row.shown.split(separator: " ").map { "`\($0)`" }.joined(separator: " ")
    #expect(readme.contains("| \(keys) | \(row.summary) |"), "missing: | \(keys) | \(row.summary) |")
  }
}

@Test(arguments: KeyScope.allCases)
func helpShowsEveryKey(scope: KeyScope) {
  var buffer = Buffer(width: 140, height: 60)
  HelpView(scope: scope, offset: 0).draw(in: buffer.bounds, into: &buffer)
  for row in KeyTable.rows(in: scope) {
    #expect(buffer.text.contains(row.shown))
    #expect(buffer.text.contains(row.summary))
  }
}

@Test func helpCanBeScrolledToItsEndOnASmallScreen() {
  var seen = ""
  for offset in 0..<80 {
    var buffer = Buffer(width: 40, height: 10)
    HelpView(scope: .home, offset: offset).draw(in: buffer.bounds, into: &buffer)
    seen += buffer.text
  }
  #expect(seen.contains("quit"))
  #expect(seen.contains("│ samples."))
}
