import Foundation
import Subprocess
import Testing

/// A real terminal: a tmux server of its own with one shell in it.
struct Tmux {
  /// For what programs write; the shell knows it as `$FOLDER`.
  let folder: String

  static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux")
  /// In CI a missing tmux is a failure, elsewhere a skip that says so.
  static let isWanted = isInstalled || ProcessInfo.processInfo.environment["CI"] != nil

  /// Opens a shell that knows the program as `saddle`, runs `body`, and closes and removes all.
  static func withShell(
    width: Int = 120, height: Int = 36, environment: String = "", _ body: (Tmux) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      try await Tmux(folder: folder).hold(width: width, height: height, environment: environment, body)
    }
  }

  private func hold(
    width: Int, height: Int, environment: String, _ body: (Tmux) async throws -> Void
  ) async throws {
    let shell =
      "env -u COLORTERM -u NO_COLOR LANG=C.UTF-8 LC_ALL=C.UTF-8 TERM=tmux-256color \(environment)"
      + " FOLDER='\(folder)' PS1='$ '"
      + " PATH='\(URL(fileURLWithPath: Binary.path).deletingLastPathComponent().path)':\"$PATH\" sh"
    try await run("new-session", "-d", "-x", "\(width)", "-y", "\(height)", shell)
    do {
      try await wait { $0.hasPrefix("$") }
      try await body(self)
    } catch {
      _ = try? await run("kill-server")
      throw error
    }
    try await run("kill-server")
  }

  @discardableResult
  func run(_ arguments: String...) async throws -> String {
    let result = try await Subprocess.run(
      .name("tmux"), arguments: Arguments(["-S", folder + "/tmux", "-f", "/dev/null"] + arguments),
      input: .none, output: .string(limit: 1 << 22), error: .string(limit: 1 << 16))
    guard result.terminationStatus.isSuccess else {
      throw TmuxError(message: "tmux \(arguments): \(result.standardError)")
    }
    return result.standardOutput
  }

  struct TmuxError: Error { let message: String }

  /// Presses keys as tmux names them, such as `Space`, `r` or `C-z`.
  func press(_ keys: String...) async throws {
    for key in keys { try await run("send-keys", key) }
  }

  /// Types a line for the shell.
  func enter(_ line: String) async throws {
    try await run("send-keys", "-l", line)
    try await press("Enter")
  }

  /// What the mouse in a cell, counted from 0, reports as its code.
  func reportMouse(_ code: Int, x: Int, y: Int, isRelease: Bool = false) async throws {
    try await run("send-keys", "-l", "\u{1B}[<\(code);\(x + 1);\(y + 1)\(isRelease ? "m" : "M")")
  }

  /// Whether the program in it has asked for reports of the mouse: any, with a button held, all moves, in SGR.
  var mouseModes: String {
    get async throws {
      let flags = "#{mouse_any_flag}#{mouse_button_flag}#{mouse_all_flag}#{mouse_sgr_flag}"
      return String(try await run("display-message", "-p", flags).dropLast())
    }
  }

  var screen: String { get async throws { try await run("capture-pane", "-p") } }

  func resize(width: Int, height: Int) async throws {
    try await run("resize-window", "-x", "\(width)", "-y", "\(height)")
  }

  /// Waits until the screen is as wanted and returns it; after two minutes and a hundred looks the test has
  /// failed. On a busy machine a single look can take minutes.
  @discardableResult
  func wait(
    _ location: SourceLocation = #_sourceLocation, until isWanted: (String) -> Bool
  ) async throws -> String {
    var screen = ""
    let deadline = ContinuousClock.now + .seconds(120)
    var looks = 0
    while ContinuousClock.now < deadline || looks < 100 {
      screen = try await self.screen
      if isWanted(screen) { return screen }
      looks += 1
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("the screen never came to what was waited for:\n\(screen)", sourceLocation: location)
    return screen
  }
}

extension Tmux {
  /// The screen with its colours, once half a second has changed nothing in it.
  func restingPicture() async throws -> String {
    var picture = ""
    for _ in 0..<200 {
      let next = try await run("capture-pane", "-p", "-e")
      if next == picture { return picture }
      picture = next
      try await Task.sleep(for: .milliseconds(500))
    }
    Issue.record("the screen never came to rest:\n\(picture)")
    return picture
  }
}

/// The step that the status line of a screen tells.
func step(on screen: String) -> Int? {
  screen.firstMatch(of: /step ([0-9\u{2009}]+)/).flatMap { Int($0.1.filter { $0 != "\u{2009}" }) }
}
