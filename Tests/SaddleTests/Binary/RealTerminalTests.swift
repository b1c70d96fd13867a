import Foundation
import Testing

/// The real program in a real terminal.
@Suite(.serialized, .enabled(if: Tmux.isWanted, "tmux is not installed"))
struct RealTerminalTests {
  /// The mean loss that the title of the first panel tells.
  private func firstLoss(on screen: String) -> String? {
    screen.firstMatch(of: /1 (?:softmax \+ )?cross-entropy ─+ ([0-9.]+)/).map { String($0.1) }
  }

  @Test func trainingMovesPausesStepsAndRestarts() async throws {
    try await Tmux.withShell { tmux in
      try await tmux.enter("saddle")
      let first = try await tmux.wait { step(on: $0) ?? 0 > 3 }
      for part in ["cross-entropy", "MSE", "cosine", "training loss", "test accuracy", "? help"] {
        #expect(first.contains(part))
      }
      try await tmux.wait { step(on: $0) ?? 0 > 20 }

      try await tmux.press("Space")
      let paused = try await tmux.wait { $0.contains("■ paused") }
      // Where it goes on the step is another at every look; one frame with the last step may still be to come.
      var (last, looks) = (step(on: paused), 0)
      try await tmux.wait { screen in
        looks = step(on: screen) == last ? looks + 1 : 0
        last = step(on: screen)
        return looks == 10
      }
      let held = try #require(last)
      #expect(held >= (step(on: paused) ?? .max))

      try await tmux.press("s")
      try await tmux.wait { step(on: $0) == held + 1 }

      try await tmux.press("r")
      let start = try await tmux.wait { step(on: $0) == 0 }
      let loss = try #require(firstLoss(on: start))
      try await tmux.press("s", "s", "s")
      let third = try #require(firstLoss(on: try await tmux.wait { step(on: $0) == 3 }))
      #expect(third != loss)
      try await tmux.press("r")
      #expect(firstLoss(on: try await tmux.wait { step(on: $0) == 0 }) == loss)
      try await tmux.press("s", "s", "s")
      #expect(firstLoss(on: try await tmux.wait { step(on: $0) == 3 }) == third)
    }
  }

  @Test func theScreenFollowsTheTerminalsSize() async throws {
    try await Tmux.withShell { tmux in
      try await tmux.enter("saddle")
      try await tmux.wait { step(on: $0) != nil }
      try await tmux.resize(width: 10, height: 3)
      try await tmux.wait { $0.contains("too small") }
      try await tmux.resize(width: 40, height: 12)
      try await tmux.wait { step(on: $0) != nil && $0.contains("? help") }
      try await tmux.resize(width: 200, height: 60)
      try await tmux.wait { screen in
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.count >= 60 && lines[59].contains("hjkl probe") && screen.contains("test accuracy")
      }
      for size in 1..<12 { try await tmux.resize(width: 12 * size, height: 3 * size) }
      try await tmux.resize(width: 120, height: 36)
      try await tmux.wait { $0.contains("test accuracy") && $0.contains("hjkl probe") }
    }
  }

  @Test func quittingLeavesTheShellAsItWas() async throws {
    try await Tmux.withShell { tmux in
      try await tmux.enter("stty -a > $FOLDER/before; echo ready; saddle; echo code $?")
      try await tmux.wait { step(on: $0) != nil }
      #expect(try await tmux.mouseModes == "1011")
      try await tmux.press("q")
      let after = try await tmux.wait { $0.contains("code 0") }
      #expect(after.contains("ready"))
      #expect(!after.contains("steps/s"))
      try await tmux.enter("stty -a | diff - $FOLDER/before && echo same mode")
      try await tmux.wait { $0.contains("same mode\n") }
      #expect(try await tmux.mouseModes == "0000")
      #expect(try await tmux.run("display-message", "-p", "#{alternate_on}#{cursor_flag}") == "01\n")
    }
  }

  @Test(arguments: ["INT", "TERM", "HUP", "QUIT", "SEGV", "ABRT"])
  func signalsGiveTheTerminalBack(signal: String) async throws {
    try await Tmux.withShell { tmux in
      // A program of its own for the signal, as a shell would start it.
      try await tmux.enter("ulimit -c 0; sh -c 'echo $$ > $FOLDER/pid; exec saddle'; echo code $?")
      try await tmux.wait { step(on: $0) != nil }
      #expect(try await tmux.mouseModes == "1011")
      let process = try String(contentsOfFile: tmux.folder + "/pid", encoding: .utf8)
      try await tmux.run("run-shell", "kill -\(signal) \(process)")
      let codes = ["INT": 130, "TERM": 143, "HUP": 129, "QUIT": 131, "SEGV": 139, "ABRT": 134]
      try await tmux.wait { $0.contains("code \(codes[signal]!)") }
      try await tmux.enter("stty -a | grep -o ' echo ' && echo usable")
      try await tmux.wait { $0.contains("usable\n") }
      #expect(try await tmux.mouseModes == "0000")
      #expect(try await tmux.run("display-message", "-p", "#{alternate_on}#{cursor_flag}") == "01\n")
    }
  }

  /// Runs `body` at the prompt of a shell behind which a training was stopped with ^Z.
  private func withStoppedProgram(_ body: (Tmux) async throws -> Void) async throws {
    try await Tmux.withShell { tmux in
      try await tmux.enter("set -m; saddle")
      try await tmux.wait { step(on: $0) ?? 0 > 3 }
      try await tmux.press("C-z")
      try await tmux.wait { $0.contains("Stopped") }
      try await body(tmux)
    }
  }

  /// Brings it to the front, where it has its screen again and trains on.
  private func comeBack(_ tmux: Tmux) async throws {
    try await tmux.enter("fg")
    let before = try await tmux.wait { $0.contains("test accuracy") && step(on: $0) != nil }
    try await tmux.wait { step(on: $0) ?? 0 > (step(on: before) ?? .max) }
  }

  @Test func stoppingAndComingBack() async throws {
    try await withStoppedProgram { tmux in
      #expect(try await tmux.run("display-message", "-p", "#{alternate_on}") == "0\n")
      #expect(try await tmux.mouseModes == "0000")
      try await comeBack(tmux)
      #expect(try await tmux.mouseModes == "1011")
    }
  }

  @Test func behindTheShellTheTerminalIsLeftAlone() async throws {
    try await withStoppedProgram { tmux in
      try await tmux.enter("clear; bg; sleep 1; jobs; stty -a | grep -o ' echo ' && echo usable")
      let screen = try await tmux.wait { $0.contains("usable\n") }
      #expect(screen.contains("Running") && !screen.contains("Stopped"), "\(screen)")
      #expect(try await tmux.run("display-message", "-p", "#{alternate_on}") == "0\n")
      try await comeBack(tmux)
    }
  }

  @Test func aStoppedProgramCanBeKilled() async throws {
    try await withStoppedProgram { tmux in
      try await tmux.enter(
        "kill %1; kill -CONT %1; until jobs > $FOLDER/jobs; grep Terminated $FOLDER/jobs; do sleep 0.1; done;"
          + " echo done")
      let screen = try await tmux.wait { $0.contains("Terminated") && $0.contains("\ndone") }
      #expect(!screen.contains("steps/s"))
      // Nothing of what the shell has shown since is written over.
      let lines = screen.split(separator: "\n").prefix(2)
      #expect(lines.first == "$ set -m; saddle" && lines.last?.contains("Stopped") == true, "\(screen)")
      try await tmux.enter("jobs | wc -l; stty -a | grep -o ' echo ' && echo usable")
      try await tmux.wait { $0.contains("0\n") && $0.contains("usable\n") }
    }
  }

  @Test func interruptingATrainingEndsItWithItsLinesWhole() async throws {
    try await Tmux.withShell { tmux in
      try await tmux.enter("saddle train --epochs 100000 --run $FOLDER/run; echo code $?")
      try await tmux.wait { $0.contains("left") }
      try await tmux.press("C-c")
      try await tmux.wait { $0.contains("code 130") }
      try await tmux.enter("tail -c 2 $FOLDER/run/metrics.jsonl | od -c | head -1")
      try await tmux.wait { $0.contains("}  \\n") }
    }
  }

  @Test func keysShowWhatTheyAreFor() async throws {
    try await Tmux.withShell { tmux in
      try await tmux.enter("saddle")
      try await tmux.wait { step(on: $0) != nil }
      try await tmux.press("?")
      try await tmux.wait { $0.contains("keys, mouse and reading") }
      for _ in 0..<40 { try await tmux.press("j") }
      try await tmux.wait { $0.contains("How to read the panels") }
      try await tmux.press("Escape")
      try await tmux.wait { $0.contains("test accuracy") }
      try await tmux.press("]")
      try await tmux.wait { $0.contains("lr 0.040") }
      try await tmux.press("Right", "k")
      try await tmux.wait { $0.contains("(3.5, −0.5)") }
      try await tmux.press("3")
      try await tmux.wait { !$0.contains("╭ 1 ") && $0.contains("╭ 3 cosine") }
      try await tmux.press("3", "z", "L", "c")
      try await tmux.wait { $0.contains("zoomed · log colours · no clip") }
      try await tmux.press("+", "+", "+", "+", "+", "+", "+")
      try await tmux.wait { $0.contains("no limit") }
      try await tmux.wait { step(on: $0) ?? 0 > 2000 }
    }
  }

  @Test func theMouseClicksAndZooms() async throws {
    try await Tmux.withShell { tmux in
      try await tmux.enter("saddle")
      try await tmux.wait { step(on: $0) != nil && $0.contains("(3.0, −1.0)") }
      try await tmux.press("Space")
      try await tmux.reportMouse(0, x: 10, y: 8)
      try await tmux.wait { $0.contains("(−") && !$0.contains("(3.0, −1.0)") }
      // The second of three panels.
      try await tmux.reportMouse(0, x: 45, y: 1)
      try await tmux.reportMouse(0, x: 45, y: 1, isRelease: true)
      try await tmux.wait { !$0.contains("╭ 1 ") && $0.contains("╭ 2 MSE") }
      try await tmux.reportMouse(0, x: 3, y: 1)
      try await tmux.wait { $0.contains("╭ 1 ") }

      try await tmux.press("Tab")
      // The ends of the axes.
      try await tmux.wait { $0.contains("−1.0") && !$0.contains("−0.8") }
      try await tmux.reportMouse(64, x: 10, y: 8)
      try await tmux.wait { !$0.contains("−1.0") }
    }
  }

  @Test(arguments: [
    "LANG=C LC_ALL=C", "TERM=vt100", "TERM=xterm", "TERM=linux", "NO_COLOR=1", "COLORTERM=truecolor",
  ])
  func otherTerminalsGetAPictureToo(environment: String) async throws {
    try await Tmux.withShell(environment: environment) { tmux in
      try await tmux.enter("saddle")
      let screen = try await tmux.wait { step(on: $0) ?? 0 > 3 }
      #expect(screen.contains("cosine") && screen.contains("test accuracy"))
      if environment.hasPrefix("LANG=C ") { #expect(screen.utf8.allSatisfy { $0 < 0x80 }) }
      try await tmux.press("q")
      try await tmux.wait { $0.split(separator: "\n").last == "$" }
      // The Linux console has no second screen to come back from.
      let after = try await tmux.screen
      #expect(environment == "TERM=linux" || !after.contains("steps/s"))
    }
  }

  @Test(arguments: ["TERM=", "TERM=unknown", "TERM=dumb"])
  func terminalsThatCannotShowAScreenAreNamed(environment: String) async throws {
    try await Tmux.withShell { tmux in
      try await tmux.enter("\(environment) saddle; echo code $?")
      let screen = try await tmux.wait { $0.contains("code 64") }
      #expect(screen.contains("saddle: TERM"))
    }
  }
}
