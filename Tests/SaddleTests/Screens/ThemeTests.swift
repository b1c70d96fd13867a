import Canvas
import Foundation
import Testing
import Training

@testable import saddle

@Suite struct ThemeTests {
  /// Screens of a training, of runs and of a sweep, with all that lies over them.
  private func pictures(_ theme: Theme) throws -> [Buffer] {
    let (width, height) = (120, 36)
    var pictures = explorerStates().map { state in
      var state = state
      state.display.theme = theme
      return state.screen.draw(state, width: width, height: height)
    }
    try ExampleRuns.four.withState { state, _ in
      state.display.theme = theme
      for keys in ["", "?", ":", "W", "/", "l", "o", "d", "i"] {
        var state = state
        for scalar in keys.unicodeScalars { _ = state.press(.character(scalar)) }
        pictures.append(WatchScreen.draw(state, width: width, height: height))
      }
    }
    for keys in ["", "?", ":", "W", "p", "q"] {
      var state = ExampleSweep.state(0.5)
      state.display.theme = theme
      for scalar in keys.unicodeScalars { _ = state.press(.character(scalar)) }
      pictures.append(SweepScreen.draw(state, width: width, height: height))
    }
    return pictures
  }

  private func explorerStates() -> [ExplorerState] {
    var states: [ExplorerState] = []
    for screen in Screen.allCases {
      var state = exampleControlsState()
      state.screen = screen
      states.append(state)
      for keys in ["?", ":", "W", "e"] {
        var other = state
        for scalar in keys.unicodeScalars { _ = other.press(.character(scalar)) }
        states.append(other)
      }
    }
    return states
  }

  @Test(arguments: [(Theme.light, Color.white, 4.5), (.contrast, .black, 7)])
  func wordsCanBeReadOnTheGround(theme: Theme, ground: Color, least: Double) throws {
    var seen: Set<Style> = []
    for buffer in try pictures(theme) {
      var leftToTheTerminal = 0
      for y in 0..<buffer.height {
        for x in 0..<buffer.width {
          let cell = buffer[x, y]
          if cell.style.background.isStandard || cell.style.foreground.isStandard { leftToTheTerminal += 1 }
          guard cell.style.background == ground, !cell.style.attributes.contains(.graded) else { continue }
          #expect(!cell.style.attributes.contains(.dim))
          // The dots of bands behind curves are faint.
          let isDots = (0x2800...0x28FF).contains(cell.glyph.value)
          guard cell.glyph != " ", !isDots, seen.insert(cell.style).inserted else { continue }
          #expect(cell.style.foreground.contrast(with: ground) >= least, "\(cell)")
        }
      }
      // Whatever its ground is.
      #expect(leftToTheTerminal == 0, "\(buffer.text)")
    }
    #expect(seen.count >= 5)
  }

  @Test(arguments: [Theme.light, .contrast])
  func lossesAreToldApartOnTheGround(theme: Theme) throws {
    let ground = try #require(theme.ground)
    let names = Losses.names
    let colors = names.map { ground.legible(Look.color(ofLoss: $0)) }
    #expect(Set(colors).count == names.count)
    for (color, name) in zip(colors, names) {
      #expect(color.contrast(with: ground.color) >= ground.leastContrast)
      // A band behind its curve is between it and the ground.
      let band = ground.legible(Look.color(ofLoss: name).mixed(with: .black, fraction: 0.6))
      #expect(band.contrast(with: ground.color) < color.contrast(with: ground.color), "\(name)")
      #expect(band.contrast(with: ground.color) > 1.1, "\(name)")
    }
    #expect(ground.legible(Look.wrong).contrast(with: ground.color) >= ground.leastContrast)
  }

  @Test func theDarkThemeLeavesColorsToTheTerminal() {
    var state = exampleState()
    let dark = state.screen.draw(state, width: 80, height: 24)
    #expect(dark[1, 0].style.background.isStandard)
    state.display.theme = .light
    let light = state.screen.draw(state, width: 80, height: 24)
    #expect(light.text == dark.text)
    // What stands for data is the same.
    for y in 0..<24 {
      for x in 0..<80 where !dark[x, y].style.background.isStandard {
        #expect(light[x, y].style.background == dark[x, y].style.background)
      }
    }
  }

  @Test func picturesHaveTheGroundOfTheThemeAround() {
    var state = exampleState()
    let dark = state.screen.draw(state, width: 80, height: 24).svg()
    state.display.theme = .light
    let light = state.screen.draw(state, width: 80, height: 24).svg()
    #expect(dark.contains("#0E1116") || dark.contains("#0e1116"))
    #expect(!light.contains("#0E1116") && !light.contains("#0e1116"))
  }

  @Test func colorsOfSurfacesAreThoseOfTheMap() {
    var state = exampleState()
    func grounds() -> Set<Color> {
      let buffer = state.screen.draw(state, width: 80, height: 24)
      return Set((0..<24 * 80).map { buffer[$0 % 80, $0 / 80].style.background })
    }
    let viridis = grounds()
    _ = state.press(.character("C"))
    #expect(state.display.colors == .cividis && grounds() != viridis)
    _ = state.press(.character("C"))
    #expect(state.display.colors == .magma)
    _ = state.press(.character("C"))
    #expect(grounds() == viridis)
  }

  @Test func keysGoThroughTheThemes() {
    var state = exampleState()
    for theme in [Theme.light, .contrast, .dark] {
      _ = state.press(.character("T"))
      #expect(state.display.theme == theme)
      #expect(state.screen.draw(state, width: 80, height: 24).text.contains("theme \(theme.rawValue)"))
    }
  }
}

@Suite struct DisplaySettingsTests {
  @Test func settingsStayAndFaultsLeaveTheStandardOnes() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/new/display.json"
      #expect(DisplaySettings.read(from: path) == (DisplaySettings(), nil))
      var settings = DisplaySettings()
      settings.theme = .light
      settings.colors = .magma
      try SettingsFile.write(settings, to: path)
      let kept = DisplaySettings.read(from: path)
      #expect(kept.settings == settings && kept.problem == nil)
      try #"{"theme": "pink", "colors": "cividis", "other": 1}"#.write(
        toFile: path, atomically: true, encoding: .utf8)
      #expect(DisplaySettings.read(from: path).settings.theme == .dark)
      #expect(DisplaySettings.read(from: path).settings.colors == .cividis)
      try "no JSON".write(toFile: path, atomically: true, encoding: .utf8)
      #expect(DisplaySettings.read(from: path).settings == DisplaySettings())
      #expect(DisplaySettings.read(from: path).problem?.contains(path) == true)
    }
  }

  @Test func whatWasChangedIsKeptAndNothingElse() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/new/display.json"
      // With options that nobody chose for good.
      var before = DisplaySettings()
      before.colors = .magma
      before.isForProjector = true
      #expect(before.keepChanges(since: before, in: path) == nil && !SettingsFile.exists(path))
      var after = before
      after.theme = .light
      #expect(after.keepChanges(since: before, in: nil) == nil)
      #expect(after.keepChanges(since: before, in: path) == nil)
      var expected = DisplaySettings()
      expected.theme = .light
      #expect(DisplaySettings.read(from: path) == (expected, nil))
      // What another screen has chosen meanwhile stays.
      before = after
      after.colors = .cividis
      after.isForProjector = false
      #expect(after.keepChanges(since: before, in: path) == nil)
      expected.colors = .cividis
      #expect(DisplaySettings.read(from: path) == (expected, nil))
      // A file where the folder is to be.
      let nowhere = path + "/display.json"
      #expect(
        before.keepChanges(since: after, in: nowhere)
          == "settings are not kept: cannot write \(path): Not a directory")
    }
  }

  @Test func optionsCountBeforeWhatIsKept() throws {
    var settings = DisplaySettings()
    settings.theme = .light
    settings.colors = .magma
    let options = try DisplayOptions.parse(["--theme", "contrast"])
    #expect(options.applied(to: settings).theme == .contrast)
    #expect(options.applied(to: settings).colors == .magma)
  }
}
