import Foundation
import Testing

@testable import saddle

/// The screen of a sweep, of the real program in a real terminal.
@Suite(.serialized, .enabled(if: Tmux.isWanted, "tmux is not installed"))
struct SweepScreenInTerminalTests {
  private static let small =
    "saddle sweep --data digits --model mlp:8 --losses cross-entropy,cosine --samples-per-class 2,5 --lr 0.1 --weight-decays 0"
    + " --seeds 1,2 --results $FOLDER/sweep"

  private func lines(in folder: String) throws -> [Substring] {
    try String(contentsOfFile: folder + "/sweep/results.jsonl", encoding: .utf8).split(separator: "\n")
  }

  @Test func aSweepIsShownToItsEndAndItsReportPrinted() async throws {
    try await Tmux.withShell(width: 80, height: 24) { tmux in
      try await tmux.enter("cd $FOLDER; export XDG_CONFIG_HOME=$FOLDER/config; clear")
      try await tmux.enter("\(Self.small) --steps 30 > /dev/null; echo wrong turn $?")
      // Without a terminal on standard output there is no screen.
      try await tmux.wait { $0.contains("wrong turn 0") }
      #expect(try lines(in: tmux.folder).count == 8)
      try await tmux.enter("clear; \(Self.small) --steps 30; echo code $?")
      let done = try await tmux.wait { $0.contains("■ done") && $0.contains("? help") }
      for part in ["saddle  sweep", "No weight decay", "● cross-entropy", "± ", "? help"] {
        #expect(done.contains(part), "\(part)\n\(done)")
      }
      try await tmux.press("j", "l")
      try await tmux.wait { $0.contains("cosine, 5 a class:") }
      try await tmux.press("T")
      try await tmux.wait { $0.contains("theme light") }
      try await tmux.press("W", "Enter")
      try await tmux.wait { $0.contains("wrote sweep.svg") }
      let svg = try String(contentsOfFile: tmux.folder + "/sweep.svg", encoding: .utf8)
      #expect(svg.hasPrefix("<svg") && svg.contains("No weight decay") && !svg.contains("theme light"))
      let look = DisplaySettings.read(from: tmux.folder + "/config/saddle/display.json")
      #expect(look.settings.theme == .light && look.problem == nil)
      try await tmux.press("q")
      let report = try await tmux.wait { $0.contains("code 0") }
      #expect(report.contains("8 trainings") && !report.contains("■ done"))
    }
  }

  @Test func cellsAreOpenedAndASweepThatWasStoppedGoesOn() async throws {
    try await Tmux.withShell { tmux in
      // Long enough for what is done meanwhile.
      let command = "\(Self.small) --steps 200000 --workers 1"
      try await tmux.enter("stty -a > $FOLDER/before; \(command); echo code $?")
      try await tmux.wait { $0.contains("▶ 0 %") && $0.contains("step ") }
      try await tmux.press("Tab", "Enter")
      let opened = try await tmux.wait { $0.contains("q goes back") && step(on: $0) ?? 0 > 0 }
      // What is seen there may decide something.
      #expect(opened.contains("validation accuracy") && !opened.contains("test"), "\(opened)")
      try await tmux.press("Tab")
      try await tmux.wait { $0.contains("landscape") }
      try await tmux.resize(width: 90, height: 30)
      try await tmux.press("q")
      try await tmux.wait { $0.contains("saddle  sweep") && $0.contains("▶") }
      try await tmux.press("q")
      try await tmux.wait { $0.contains("stop the sweep?") }
      try await tmux.press("n")
      try await tmux.wait { !$0.contains("stop the sweep?") }
      try await tmux.press("q", "y")
      let screen = try await tmux.wait { $0.contains("code 0") }
      #expect(screen.contains("the same command goes on from there"))
      try await tmux.enter("stty -a | diff - $FOLDER/before && echo same mode")
      try await tmux.wait { $0.contains("same mode\n") }
    }
  }

  @Test(arguments: [("INT", 130), ("TERM", 143)])
  func signalsGiveTheTerminalBackAndLoseNothing(signal: String, code: Int) async throws {
    try await Tmux.withShell { tmux in
      let command = Self.small + " --steps 20000 --workers 1"
      try await tmux.enter("sh -c 'echo $$ > $FOLDER/pid; exec \(command)'; echo code $?")
      try await tmux.wait { $0.contains("1/2") }
      let process = try String(contentsOfFile: tmux.folder + "/pid", encoding: .utf8)
      try await tmux.run("run-shell", "kill -\(signal) \(process)")
      let screen = try await tmux.wait { $0.contains("code \(code)") }
      #expect(screen.contains("what is done is in"))
      #expect(try lines(in: tmux.folder).count >= 1)
      #expect(try await tmux.run("display-message", "-p", "#{alternate_on}#{cursor_flag}") == "01\n")
      // It goes on from there.
      try await tmux.enter("clear; \(command)")
      try await tmux.wait { $0.contains("▶") && $0.contains("1/2") }
      try await tmux.press("q", "y")
      try await tmux.wait { $0.contains("Not complete") }
    }
  }

  @Test(arguments: ["--no-screen", ""])
  func withoutAScreenItTellsHowFarItIs(flag: String) async throws {
    try await Tmux.withShell(environment: flag.isEmpty ? "TERM=dumb" : "") { tmux in
      try await tmux.enter("\(Self.small) --steps 30 \(flag); echo code $?")
      let screen = try await tmux.wait { $0.contains("code 0") }
      #expect(screen.contains("8 trainings") && !screen.contains("■ done"))
    }
  }

  @Test func aReportIsWrittenAsAPicture() async throws {
    try await withTemporaryFolder { folder in
      let sweep = folder + "/sweep"
      let run = try await Binary.run([
        "sweep", "--data", "digits", "--model", "mlp:8", "--losses", "cross-entropy,cosine",
        "--samples-per-class", "2,5", "--lr", "0.1", "--weight-decays", "0", "--steps", "30", "--seeds",
        "1,2", "--results", sweep,
      ])
      #expect(run.exitCode == 0)
      let result = try await Binary.run([
        "sweep", "report", sweep, "--output", folder + "/f.png", "--output", folder + "/f.svg",
      ])
      #expect(result.exitCode == 0 && result.error == "")
      for (name, beginning) in [("f.png", [0x89, 0x50, 0x4E, 0x47]), ("f.svg", Array("<svg".utf8))] {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        #expect(bytes.starts(with: beginning) && bytes.count > 1000)
      }
      let wrong = try await Binary.run(["sweep", "report", sweep, "--output", folder + "/f.gif"])
      #expect(wrong.exitCode == 64 && wrong.error.contains(".svg"))
    }
  }
}
