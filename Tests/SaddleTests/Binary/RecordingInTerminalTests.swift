import Foundation
import Testing

@Suite(.enabled(if: Tmux.isWanted, "tmux is not installed"))
struct RecordingInTerminalTests {
  /// The output that a recording holds, as another reader of JSON has it.
  private func output(of path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst().compactMap {
      let event = try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [Any])
      return event[1] as? String == "o" ? event[2] as? String : nil
    }
  }

  @Test func aRecordingReplaysByteForByteAndToTheSamePicture() async throws {
    try await Tmux.withShell { tmux in
      let path = tmux.folder + "/a.cast"
      try await tmux.enter("saddle --record $FOLDER/a.cast; echo code $?")
      try await tmux.wait { step(on: $0) ?? 0 > 10 }
      try await tmux.press("Tab")
      try await tmux.wait { $0.contains("landscape") }
      try await tmux.press("Tab", "Space")
      try await tmux.wait { $0.contains("paused") && $0.contains("test accuracy") }
      let picture = try await tmux.restingPicture()
      try await tmux.press("q")
      try await tmux.wait { $0.contains("code 0") }

      let pieces = try output(of: path)
      let replayed = try await Binary.run(["replay", "--instant", path])
      #expect(replayed.exitCode == 0 && replayed.error == "")
      #expect(replayed.output == pieces.joined())
      let written = try await Binary.run(["replay", path, "--output", tmux.folder + "/bytes"])
      #expect(written.exitCode == 0)
      #expect(try String(contentsOfFile: tmux.folder + "/bytes", encoding: .utf8) == pieces.joined())

      // Up to where the screen was left the terminal shows the same picture again, whether all bytes go to it or
      // what draws.
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      let cut = lines.dropLast().joined(separator: "\n") + "\n"
      try Data(cut.utf8).write(to: URL(fileURLWithPath: tmux.folder + "/cut.cast"))
      try await tmux.enter("clear; saddle replay --instant $FOLDER/cut.cast --output -; read answer")
      try await tmux.wait { $0.contains("paused") && $0.contains("test accuracy") }
      #expect(try await tmux.restingPicture() == picture)
      try await tmux.press("Enter")
      try await tmux.enter("printf '\\033[?1000;1002;1006l\\033[?1049l\\033[?25h'; clear")
      try await tmux.wait { $0.hasPrefix("$") }
      // A last event far away, so that the picture stays.
      let held = cut + "[100000, \"o\", \" \"]\n"
      try Data(held.utf8).write(to: URL(fileURLWithPath: tmux.folder + "/held.cast"))
      try await tmux.enter("saddle replay --speed 1000 $FOLDER/held.cast; echo code $?")
      try await tmux.wait { $0.contains("paused") && $0.contains("test accuracy") }
      #expect(try await tmux.restingPicture() == picture)
      #expect(try await tmux.mouseModes == "0000")
      try await tmux.press("q")
      try await tmux.wait { $0.contains("code 0") }
    }
  }

  @Test func aTourReplaysByteForByte() async throws {
    try await Tmux.withShell { tmux in
      // What the terminal is sent, beside the recording.
      try await tmux.run("pipe-pane", "-o", "cat > \(tmux.folder)/sent")
      try await tmux.enter("saddle tour figure1 --auto --seconds 0.1 --record $FOLDER/a.cast; echo code $?")
      try await tmux.wait { $0.contains("code 0") }
      let pieces = try output(of: tmux.folder + "/a.cast")
      #expect(pieces.count > 10)
      let sent = try Data(contentsOf: URL(fileURLWithPath: tmux.folder + "/sent"))
      #expect(sent.range(of: Data(pieces.joined().utf8)) != nil)
      let replayed = try await Binary.run(["replay", "--instant", tmux.folder + "/a.cast"])
      #expect(replayed.exitCode == 0 && replayed.output == pieces.joined())
    }
  }

  @Test func replayingObeysKeysAndGivesTheTerminalBack() async throws {
    try await Tmux.withShell(width: 80, height: 24) { tmux in
      var lines = [
        #"{"version": 2, "width": 100, "height": 24}"#, #"[0, "o", "\u001b[?1049h\u001b[?25l\u001b[H"]"#,
      ]
      lines += (1...50).map { "[\(1000 * $0), \"o\", \"\\rframe \($0) \"]" }
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(
        to: URL(fileURLWithPath: tmux.folder + "/a.cast"))
      try await tmux.enter("stty -a > $FOLDER/before; saddle replay $FOLDER/a.cast; echo code $?")
      try await tmux.wait { !$0.contains("$") }
      try await tmux.press(".")
      try await tmux.wait { $0.contains("frame 1\n") }
      try await tmux.press(".", ".")
      try await tmux.wait { $0.contains("frame 3\n") }
      // Keys and reports without a meaning do nothing.
      try await tmux.press("x", "Up")
      try await tmux.reportMouse(0, x: 3, y: 3)
      try await tmux.press("q")
      let after = try await tmux.wait { $0.contains("code 0") }
      #expect(!after.contains("frame") && after.contains("recorded on a terminal of 100x24"))
      try await tmux.enter("stty -a | diff - $FOLDER/before && echo same mode")
      try await tmux.wait { $0.contains("same mode\n") }
      #expect(try await tmux.run("display-message", "-p", "#{alternate_on}#{cursor_flag}") == "01\n")

      for (signal, code) in [("INT", 130), ("TERM", 143), ("SEGV", 139)] {
        try await tmux.enter(
          "clear; ulimit -c 0; sh -c 'echo $$ > $FOLDER/pid; exec saddle replay $FOLDER/a.cast'; echo code $?"
        )
        // Only a program that is at work has what it needs for signals.
        for _ in 0..<1000 where try await tmux.run("display-message", "-p", "#{alternate_on}") != "1\n" {
          try await Task.sleep(for: .milliseconds(20))
        }
        let process = try String(contentsOfFile: tmux.folder + "/pid", encoding: .utf8)
        try await tmux.run("run-shell", "kill -\(signal) \(process)")
        try await tmux.wait { $0.contains("code \(code)") }
        try await tmux.enter("stty -a | diff - $FOLDER/before && echo same mode")
        try await tmux.wait { $0.contains("same mode\n") }
        #expect(try await tmux.run("display-message", "-p", "#{alternate_on}#{cursor_flag}") == "01\n")
      }

      try await tmux.enter("clear; set -m; saddle replay --speed 1000 $FOLDER/a.cast")
      try await tmux.wait { $0.contains("frame 2\n") }
      try await tmux.press("C-z")
      try await tmux.wait { $0.contains("Stopped") }
      try await tmux.enter("fg")
      try await tmux.wait { $0.contains("frame") && !$0.contains("Stopped") }
      try await tmux.wait { $0.contains("frame 9\n") }
      try await tmux.press("q")
    }
  }

  @Test func faultsOfAFileAreToldWithTheTerminalGivenBack() async throws {
    try await Tmux.withShell { tmux in
      try Data(
        "{\"version\": 2, \"width\": 80, \"height\": 24}\n[0, \"o\", \"\\u001b[?1049h\"]\nno event\n".utf8
      )
      .write(to: URL(fileURLWithPath: tmux.folder + "/a.cast"))
      try await tmux.enter("saddle replay $FOLDER/a.cast; echo code $?")
      let screen = try await tmux.wait { $0.contains("code 65") }
      #expect(screen.contains("a.cast: line 3: expected an event"))
      let redirected = try await Binary.run(["replay", tmux.folder + "/a.cast"])
      #expect(redirected.exitCode == 65 && redirected.output == "\u{1B}[?1049h")
      let whole = try await Binary.run(
        ["replay", tmux.folder + "/a.cast", "--output", tmux.folder + "/bytes"])
      #expect(whole.exitCode == 65 && !FileManager.default.fileExists(atPath: tmux.folder + "/bytes"))
    }
  }

  @Test func aKilledProgramLeavesAWholeRecording() async throws {
    try await Tmux.withShell { tmux in
      try await tmux.enter("sh -c 'echo $$ > $FOLDER/pid; exec saddle --record $FOLDER/a.cast'; echo code $?")
      try await tmux.wait { step(on: $0) ?? 0 > 30 }
      let text = try String(contentsOfFile: tmux.folder + "/pid", encoding: .utf8)
      let process = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
      kill(process, SIGKILL)
      #expect(try await comesTrue { kill(process, 0) == -1 && errno == ESRCH })
      let replayed = try await Binary.run(["replay", tmux.folder + "/a.cast"])
      let pieces = try output(of: tmux.folder + "/a.cast")
      #expect(replayed.exitCode == 0 && replayed.output == pieces.joined())
      #expect(replayed.output.contains("\u{1B}[?2026l"))
    }
  }

  @Test func whatCannotBeRecordedIsToldAndTheScreenGoesOn() async throws {
    try await Tmux.withShell { tmux in
      for path in ["$FOLDER/none/a.cast", "/dev/full", "$FOLDER"] {
        try await tmux.enter("clear; saddle --record \(path); echo code $?")
        let screen = try await tmux.wait { $0.contains("code 73") }
        #expect(screen.contains("saddle: --record: cannot write"))
      }
      // Blocks of 512 or 1024 bytes: some frames more than the first one.
      try await tmux.enter("clear; ulimit -f 160; saddle --record $FOLDER/a.cast; echo code $?")
      // The screen goes on and the file does not.
      var (last, size, looks) = (-1, -1, 0)
      try await tmux.wait { screen in
        guard let step = step(on: screen), step != last else { return false }
        let file = try? FileManager.default.attributesOfItem(atPath: tmux.folder + "/a.cast")
        let now = file?[.size] as? Int ?? -1
        looks = now > 0 && now == size ? looks + 1 : 0
        (last, size) = (step, now)
        return looks >= 5
      }
      try await tmux.press("Tab")
      try await tmux.wait { $0.contains("landscape") }
      try await tmux.press("q")
      let screen = try await tmux.wait { $0.contains("code 73") }
      #expect(screen.contains("saddle: --record: cannot write") && screen.contains("File too large"))
      let replayed = try await Binary.run(["replay", tmux.folder + "/a.cast"])
      #expect(replayed.exitCode == 0 && replayed.output.contains("saddle"))
    }
  }

  @Test func otherScreensAreRecordedToo() async throws {
    try await Tmux.withShell { tmux in
      try Data("{\"step\": 1, \"loss\": 2}\n{\"step\": 2, \"loss\": 1}\n".utf8).write(
        to: URL(fileURLWithPath: tmux.folder + "/a.jsonl"))
      try await tmux.enter("saddle watch $FOLDER/a.jsonl --record $FOLDER/a.cast; echo code $?")
      try await tmux.wait { $0.contains("loss") && $0.contains("? help") }
      try await tmux.press("q")
      try await tmux.wait { $0.contains("code 0") }
      #expect(try output(of: tmux.folder + "/a.cast").joined().contains("loss"))
    }
  }

  @Test func optionsThatDoNotGoTogetherAreRefused() async throws {
    for arguments in [
      ["--record", "a.cast", "--picture", "a.svg"], ["watch", "a", "--summary", "--record", "a.cast"],
      ["sweep", "--no-screen", "--record", "a.cast"], ["tour", "--record", "a.cast"],
      ["replay", "a.cast", "--speed", "0"],
      ["replay", "a.cast", "--speed", "nan"], ["replay", "a.cast", "--idle-limit", "-1"],
      ["replay", "a.cast", "--instant", "--speed", "2"], ["--record", "a.cast"],
    ] {
      let result = try await Binary.run(arguments)
      #expect(result.exitCode == 64, "\(arguments): \(result.error)")
    }
    #expect(try await Binary.run(["replay", "/nowhere/a.cast"]).exitCode == 66)
    #expect(!FileManager.default.fileExists(atPath: "a.cast"))
  }
}
