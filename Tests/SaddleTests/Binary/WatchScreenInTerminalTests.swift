import Foundation
import Testing

@testable import saddle

/// The watch screen of the real program in a real terminal, and its files.
@Suite(.serialized, .enabled(if: Tmux.isWanted, "tmux is not installed"))
struct WatchScreenInTerminalTests {
  private func append(_ text: String, to path: String) throws {
    if !FileManager.default.fileExists(atPath: path) {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      #expect(FileManager.default.createFile(atPath: path, contents: nil))
    }
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  @Test func runsAndPointsAppearByThemselves() async throws {
    try await Tmux.withShell { tmux in
      let runs = tmux.folder + "/runs"
      try FileManager.default.createDirectory(atPath: runs, withIntermediateDirectories: true)
      try await tmux.enter("XDG_CONFIG_HOME=$FOLDER/config saddle watch $FOLDER/runs")
      try await tmux.wait { $0.contains("No runs under") }
      try append("{\"step\": 1, \"loss\": 0.75}\n{\"step\": 2, \"lo", to: runs + "/first/metrics.jsonl")
      try await tmux.wait { $0.contains("● first") && $0.contains("0.750") && $0.contains("▶ 1 running") }
      try append("ss\": 0.25}\n", to: runs + "/first/metrics.jsonl")
      try await tmux.wait { $0.contains("0.250") }
      try append("step,loss\n1,3\n2,4\n", to: runs + "/second/metrics.csv")
      try await tmux.wait { $0.contains("● second") && $0.contains("2 runs") }
      // Rewritten from the beginning.
      try "step,loss\n1,3\n2,5\n9,6\n".write(
        toFile: runs + "/second/metrics.csv", atomically: true, encoding: .utf8)
      try await tmux.press("Tab", "Tab")
      try await tmux.wait { $0.contains(" 9 ") }
      try await tmux.press("Tab", "Enter", "Right")
      try await tmux.wait { $0.contains("at step 1") && $0.contains("0.7500") && $0.contains("3.000") }
      try await tmux.press("q")
      try await tmux.wait { $0.hasSuffix("$") || $0.split(separator: "\n").last?.hasPrefix("$") == true }
    }
  }

  @Test func filtersExportsAndSettingsAreKept() async throws {
    try await Tmux.withShell { tmux in
      try append("{\"step\": 1, \"loss\": 2, \"accuracy\": 0.5}\n", to: tmux.folder + "/a.jsonl")
      try append("{\"step\": 5, \"loss\": 1, \"accuracy\": 0.75}\n", to: tmux.folder + "/a.jsonl")
      try await tmux.enter("cd $FOLDER; XDG_CONFIG_HOME=$FOLDER/config saddle watch a.jsonl")
      try await tmux.wait { $0.contains("accuracy") && $0.contains("loss") }
      try await tmux.press("/", "a", "c", "c", "Enter")
      try await tmux.wait { $0.contains("1 of 2") && !$0.contains("loss ─") }
      try await tmux.press("L", "e", "C-u")
      for key in "chart.csv" { try await tmux.press(String(key)) }
      try await tmux.press("Enter")
      try await tmux.wait { $0.contains("wrote chart.csv") }
      let csv = try String(contentsOfFile: tmux.folder + "/chart.csv", encoding: .utf8)
      #expect(csv == "run,tag,step,time,value\na.jsonl,accuracy,1,,0.5\na.jsonl,accuracy,5,,0.75\n")
      try await tmux.press("T")
      try await tmux.wait { $0.contains("theme light") }
      try await tmux.press("W", "Enter")
      try await tmux.wait { $0.contains("wrote watch.svg") }
      let svg = try String(contentsOfFile: tmux.folder + "/watch.svg", encoding: .utf8)
      #expect(svg.hasPrefix("<svg") && svg.contains("accuracy") && !svg.contains("theme light"))
      let look = DisplaySettings.read(from: tmux.folder + "/config/saddle/display.json")
      #expect(look.settings.theme == .light && look.problem == nil)
      try await tmux.press("q")
      try await tmux.wait { $0.split(separator: "\n").last?.hasPrefix("$") == true }
      try await tmux.enter("XDG_CONFIG_HOME=$FOLDER/config saddle watch a.jsonl")
      try await tmux.wait { $0.contains("· log") }
      try await tmux.press("q")
    }
  }

  @Test func picturesNeedNoTerminal() async throws {
    try await withTemporaryFolder { folder in
      try append("{\"step\": 1, \"loss\": 2}\n{\"step\": 2, \"loss\": 1}\n", to: folder + "/a.jsonl")
      for (name, beginning) in [("c.png", [0x89, 0x50, 0x4E, 0x47]), ("c.svg", Array("<svg".utf8))] {
        let result = try await Binary.run(
          ["watch", folder + "/a.jsonl", "--chart", "loss", "--output", folder + "/" + name])
        #expect(result.exitCode == 0 && result.error == "")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        #expect(bytes.starts(with: beginning) && bytes.count > 1000)
      }
      let picture = try await Binary.run(
        ["watch", folder, "--picture", folder + "/screen.txt", "--size", "80x24"])
      #expect(picture.exitCode == 0)
      let text = try String(contentsOfFile: folder + "/screen.txt", encoding: .utf8)
      #expect(text.contains("saddle  watch") && text.contains("● a.jsonl"), "\(text)")
      for (arguments, code, words) in [
        (["watch", folder + "/a.jsonl", "--chart", "loss"], 64, "--output"),
        (["watch", folder + "/a.jsonl", "--chart", "loss", "--output", "c.gif"], 64, ".png"),
        (
          ["watch", folder + "/a.jsonl", "--chart", "nothing", "--output", folder + "/n.png"], 65,
          "points of nothing"
        ),
        (["watch", folder + "/a.jsonl", "--smoothing", "1"], 64, "below 1"),
        (["watch", folder + "/a.jsonl", "--tags", "/[/"], 64, "--tags"),
        (["watch", folder + "/a.jsonl"], 64, "--summary"),
      ] {
        let result = try await Binary.run(arguments)
        #expect(result.exitCode == code, "\(arguments) \(result.error)")
        #expect(
          result.error.contains(words) && result.error.split(separator: "\n").count == 1, "\(result.error)")
      }
      #expect(!FileManager.default.fileExists(atPath: folder + "/n.png"))
    }
  }
}
