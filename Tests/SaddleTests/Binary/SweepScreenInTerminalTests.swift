import Foundation
import Testing

/// The sweep screen of the real program in a real terminal.
@Suite(.serialized, .enabled(if: Tmux.isWanted, "tmux is not installed"))
struct SweepScreenInTerminalTests {
  private static let sweep =
    "saddle sweep --data digits --model mlp:8 --losses cross-entropy,cosine --samples-per-class 2,5 --lr 0.1"

  @Test func aSweepIsWatchedStoppedAndGoneOnWith() async throws {
    try await Tmux.withShell(width: 130) { tmux in
      // So many steps that it does not end by itself.
      let long = "\(Self.sweep) --steps 200000 --seeds 1,2 --results $FOLDER/long"
      try await tmux.enter(long)
      try await tmux.wait {
        $0.contains("saddle  sweep  digits") && $0.contains("cross-entropy n=2 lr 0.1 seed 1")
          && $0.contains(" left")
      }
      // A training of its own on the other screens, and back.
      try await tmux.press("Right", "Down")
      try await tmux.wait { $0.contains("cosine, 5 a class: 0 of 2 seeds") }
      try await tmux.press("Enter")
      try await tmux.wait { $0.contains("1 cosine") && $0.contains("step") && $0.contains("digits") }
      try await tmux.press("q")
      try await tmux.wait { $0.contains("saddle  sweep") }
      try await tmux.press("q")
      try await tmux.wait { $0.contains("stop the sweep? y stops") }
      try await tmux.press("y")
      try await tmux.wait { $0.contains("Not complete: 0 of 4 points known so far.") }
    }
  }

  @Test func aFinishedSweepStaysUntilItWasSeenAndPrintsItsReport() async throws {
    try await Tmux.withShell { tmux in
      try await tmux.enter("\(Self.sweep) --steps 30 --seeds 1,2 --results $FOLDER/short; echo code $?")
      try await tmux.wait { $0.contains("■ done in") && $0.contains("● cross-entropy") }
      try await tmux.press("q")
      try await tmux.wait { $0.contains("Cosine minus cross-entropy") && $0.contains("code 0") }
      let results = try String(contentsOfFile: tmux.folder + "/short/results.jsonl", encoding: .utf8)
      #expect(results.split(separator: "\n").count == 8)
      // There is nothing left to do, and nothing to wait for.
      try await tmux.enter(
        "clear; \(Self.sweep) --steps 30 --seeds 1,2 --results $FOLDER/short --no-screen; echo code $?")
      try await tmux.wait { $0.contains("Cosine minus cross-entropy") && $0.contains("code 0") }
    }
  }

  @Test func aSignalGivesTheTerminalBack() async throws {
    try await Tmux.withShell { tmux in
      try await tmux.enter("\(Self.sweep) --steps 200000 --results $FOLDER/long; echo code $?")
      try await tmux.wait { $0.contains("saddle  sweep  digits") }
      try await tmux.press("C-c")
      try await tmux.wait { $0.contains("code 130") && $0.contains("saddle: stopped; what is done is in") }
    }
  }
}
