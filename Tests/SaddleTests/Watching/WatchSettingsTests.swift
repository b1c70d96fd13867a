import Foundation
import Testing

@testable import saddle

@Test func settingsComeBackAndBrokenFilesAreLeftAlone() throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("saddle-\(UUID().uuidString)")
    .path
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let path = try #require(WatchSettings.path(in: ["XDG_CONFIG_HOME": folder, "HOME": "/nowhere"]))
  #expect(path == folder + "/saddle/watch.json")
  #expect(WatchSettings(readingFrom: path) == WatchSettings())
  var settings = WatchSettings()
  settings.axis = .epoch
  settings.smoothing = 0.9
  settings.order = .value(tag: "loss", isDescending: true)
  settings.groupKey = "lr"
  try settings.write(to: path)
  #expect(WatchSettings(readingFrom: path) == settings)
  for broken in ["", "{", "{\"axis\": 3}", String(repeating: "[", count: 100_000)] {
    try broken.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(WatchSettings(readingFrom: path) == WatchSettings())
  }
  // A value that no key reaches would be a trap.
  settings.density = 99
  try settings.write(to: path)
  #expect(WatchSettings(readingFrom: path) == WatchSettings())
}

@Test func settingsStandWhereTheSpecificationSays() {
  #expect(WatchSettings.path(in: ["HOME": "/home/a"]) == "/home/a/.config/saddle/watch.json")
  #expect(
    WatchSettings.path(in: ["HOME": "/home/a", "XDG_CONFIG_HOME": "x"]) == "/home/a/.config/saddle/watch.json"
  )
  #expect(WatchSettings.path(in: [:]) == nil)
}

@Test func smoothingGoesUpAndDownItsSteps() {
  var weight = 0.0
  for _ in 0..<20 { weight = WatchSettings.smoothing(weight, more: true) }
  #expect(weight == 0.9999)
  #expect(WatchSettings.smoothing(0.93, more: false) == 0.9)
  for _ in 0..<20 { weight = WatchSettings.smoothing(weight, more: false) }
  #expect(weight == 0)
}
