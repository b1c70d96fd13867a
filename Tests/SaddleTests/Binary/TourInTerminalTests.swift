import Foundation
import Testing

/// The bundled tours, of the real program in a real terminal, from the first scene to the last by themselves.
@Suite(.enabled(if: Tmux.isWanted, "tmux is not installed"))
struct TourInTerminalTests {
  @Test(arguments: BundledTourTests.names, BundledTourTests.sizes)
  func aTourRunsToItsEnd(name: String, size: (Int, Int)) async throws {
    try await Tmux.withShell(width: size.0, height: size.1) { tmux in
      try await tmux.enter("saddle tour \(name) --auto --seconds 0.5; echo ended: $?")
      try await tmux.wait { $0.contains(" 1/") && $0.contains("╰─") && $0.contains("? help") }
      let last = try await tmux.wait { $0.contains(/ended: \d/) }
      #expect(last.contains("ended: 0"), "\(last)")
    }
  }

  @Test func aTourIsWalkedWithKeysAndLeft() async throws {
    try await Tmux.withShell(width: 80, height: 24) { tmux in
      try await tmux.enter("saddle tour figure1; echo ended: $?")
      try await tmux.wait { $0.contains(" 1/7") && $0.contains("enter goes on") }
      try await tmux.press("Enter", "PageDown")
      try await tmux.wait { $0.contains(" 3/7") }
      try await tmux.press("BSpace")
      try await tmux.wait { $0.contains(" 2/7") }
      try await tmux.press("g", "3")
      try await tmux.wait { $0.contains("tour left at 2/7") && $0.contains("3 cosine") }
      try await tmux.press("g")
      try await tmux.wait { $0.contains(" 2/7 ╮") && $0.contains("1 cross-entropy") }
      try await tmux.press("q")
      let last = try await tmux.wait { $0.contains(/ended: \d/) }
      #expect(last.contains("ended: 0"))
    }
  }

  @Test func whatIsNoTourIsTold() async throws {
    let none = try await Binary.run(["tour", "nowhere"])
    #expect(none.exitCode == 64 && none.error.contains("no tour 'nowhere': expected one of figure1, norm"))
    let list = try await Binary.run(["tour"])
    #expect(list.exitCode == 0 && list.output.split(separator: "\n").count == BundledTourTests.names.count)
    let missing = try await Binary.run(["tour", "./nowhere.yaml"])
    #expect(missing.exitCode == 66)
  }
}
