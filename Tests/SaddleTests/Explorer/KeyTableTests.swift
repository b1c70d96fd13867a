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

@Test func keysOfPanelsThatAreNotThereAreNeitherListedNorBound() {
  #expect(KeyTable.action(for: .character("4"), in: .home, panels: 4) == .enlarge(panel: 3))
  #expect(KeyTable.action(for: .character("4"), in: .home, panels: 3) == nil)
  #expect(KeyTable.action(for: .character("1"), in: .landscape, panels: 1) == nil)
  #expect(KeyTable.action(for: .character("z"), in: .home, panels: 1) == .toggleZoom)
  func shown(_ panels: Int) -> [String] { KeyTable.rows(in: .home, panels: panels).map(\.shown) }
  #expect(shown(4).contains("1 2 3 4") && shown(3).contains("1 2 3") && !shown(1).contains("1"))
}

@Test func shownKeysAreBound() {
  // Every character that a row shows is one that it binds; names and arrows apart.
  let names: Set<String> = [
    "space", "esc", "tab", "enter", "backspace", "pgup", "pgdn", "home", "end", "←", "↓", "↑", "→",
  ]
  for row in KeyTable.rows {
    for shown in row.shown.split(separator: " ").map(String.init) where !names.contains(shown) {
      let scalar = shown.unicodeScalars.first!
      #expect(row.bindings.contains { $0.key == .character(scalar) }, "\(shown)")
    }
  }
}

@Test func keysThatDoDifferentThingsHaveNames() {
  for row in KeyTable.rows {
    let actions = Set(row.bindings.map(\.action))
    #expect(row.commands.count == actions.count)
    #expect(row.names.count == (actions.count == 1 ? 0 : actions.count), "\(row.shown)")
    #expect(Set(row.commands.map(\.name)).count == actions.count, "\(row.shown)")
  }
}

@Test(arguments: KeyScope.allCases)
func thePaletteFindsEveryActionByItsName(scope: KeyScope) throws {
  let palette = PickList.actions(in: [scope])
  for row in KeyTable.rows(in: scope) {
    for command in row.commands where command.action != .palette {
      var list = palette
      for scalar in command.name.unicodeScalars { _ = list.type(.character(scalar)) }
      let found = list.listed.map(\.choice)
      #expect(found.contains(.action(command.action)), "\(command.name)")
      let item = try #require(palette.items.first { $0.choice == .action(command.action) })
      #expect(item.note == command.key.name)
    }
  }
  #expect(Set(palette.items.map(\.choice)).count == palette.items.count)
}

@Test func theReadmeListsTheKeys() throws {
  let readme = try String(
    contentsOf: URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../README.md").standardized,
    encoding: .utf8)
  for row in KeyTable.rows {
    let keys = row.shown.split(separator: " ").map { "`\($0)`" }.joined(separator: " ")
    #expect(readme.contains("| \(keys) | \(row.summary) |"), "missing: | \(keys) | \(row.summary) |")
  }
  let everywhere = KeyTable.rows.filter { $0.scopes.isSuperset(of: KeyTable.everyScreen) }
  let keys = everywhere.map { "`\($0.shown)`" }
  #expect(
    readme.contains(
      "\(keys.dropLast().joined(separator: ", ")) and \(keys.last!) do the same on every screen"))
  for row in MouseTable.rows {
    #expect(
      readme.contains("| \(row.shown) | \(row.summary) |"), "missing: | \(row.shown) | \(row.summary) |")
  }
}

@Test(arguments: KeyScope.allCases)
func helpShowsEveryKey(scope: KeyScope) {
  var buffer = Buffer(width: 160, height: 60)
  HelpView(scope: scope, offset: 0).draw(in: buffer.bounds, into: &buffer)
  for row in KeyTable.rows(in: scope) {
    #expect(buffer.text.contains(row.shown))
    #expect(buffer.text.contains(row.summary))
  }
  for row in MouseTable.rows(in: scope) {
    #expect(buffer.text.contains(" \(row.shown) ") && buffer.text.contains(row.summary), "\(row.shown)")
  }
}

@Test func helpCanBeScrolledToItsEndOnASmallScreen() {
  var seen = ""
  for offset in 0..<200 {
    var buffer = Buffer(width: 40, height: 10)
    HelpView(scope: .home, offset: offset).draw(in: buffer.bounds, into: &buffer)
    seen += buffer.text
  }
  #expect(seen.contains("quit"))
  // The last words of how to read the panels.
  #expect(seen.contains("training samples.") || seen.contains("│ samples."))
}

@Test(arguments: KeyScope.allCases)
func helpEndsOnTheNarrowestScreen(scope: KeyScope) {
  var buffer = Buffer(width: 24, height: 8)
  HelpView(scope: scope, offset: HelpView.mostLines).draw(in: buffer.bounds, into: &buffer)
  #expect(!buffer.text.contains("more"), "\(buffer.text)")
}
