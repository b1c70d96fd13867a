import Foundation
import Testing

@testable import saddle

@Test func settingsComeBackAndBrokenFilesAreLeftAlone() throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("saddle-\(UUID().uuidString)")
    .path
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let path = try #require(WatchSettings.path(in: ["XDG_CONFIG_HOME": folder, "HOME": "/nowhere"]))
  #expect(path == folder + "/saddle/watch.json")
  #expect(WatchSettings.read(from: path).settings == WatchSettings())
  var settings = WatchSettings()
  settings.axis = .epoch
  settings.smoothing = 0.9
  settings.order = .value(tag: "loss", isDescending: true)
  settings.groupKey = "lr"
  try settings.write(to: path)
  #expect(WatchSettings.read(from: path).settings == settings)
  for broken in ["", "{", "{\"axis\": 3}", String(repeating: "[", count: 100_000)] {
    try broken.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(WatchSettings.read(from: path).settings == WatchSettings())
  }
  #expect(WatchSettings.read(from: path).problem?.contains(path) == true)
  #expect(WatchSettings.read(from: folder + "/none").problem == nil)
  // A value that no key reaches would be a trap.
  settings.density = 99
  try settings.write(to: path)
  settings.density = WatchSettings().density
  #expect(WatchSettings.read(from: path).settings == settings)
}

@Test func whatIsNoValueOfASettingLeavesTheOthers() throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("saddle-\(UUID().uuidString)")
    .path
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let path = folder + "/watch.json"
  var settings = WatchSettings()
  settings.hasLogY = true
  settings.groupKey = "lr"
  try settings.write(to: path)
  let written = try String(contentsOfFile: path, encoding: .utf8)
  for (value, wrong) in [
    ("\"axis\" : \"step\"", "\"axis\" : \"weeks\""), ("\"smoothing\" : 0", "\"smoothing\" : 1.5"),
    ("\"density\" : 3", "\"density\" : \"much\""), ("\"hasLogX\" : false", "\"hasLogX\" : null"),
  ] {
    #expect(written.contains(value), "\(written)")
    try written.replacingOccurrences(of: value, with: wrong).write(
      toFile: path, atomically: true, encoding: .utf8)
    let read = WatchSettings.read(from: path)
    #expect(read.settings == settings, "\(wrong)")
    let name = String(wrong.dropFirst().prefix { $0 != "\"" })
    #expect(read.problem == "\(path): no value that is known for \(name)")
  }
  // A newer version may have more settings.
  try "{\"hasLogY\": true, \"groupKey\": \"lr\", \"new\": 1}".write(
    toFile: path, atomically: true, encoding: .utf8)
  let read = WatchSettings.read(from: path)
  #expect(read.settings == settings && read.problem == nil)
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
