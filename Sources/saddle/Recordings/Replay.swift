import ArgumentParser
import ArrayFiles
import Glibc

/// `saddle replay`: a recording on the terminal, or as the bytes that it holds.
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play a recording (an asciicast of version 2) on the terminal.",
    discussion: """
      While it plays, space pauses and goes on, . shows the next frame, q quits. What does not draw is left out \
      there: a recording sets neither the clipboard nor the title, and the terminal answers nothing. Without a \
      terminal on standard output, and with --output, all bytes are written as they were recorded, at once.
      """)

  @Argument(help: ArgumentHelp("The recording.", valueName: "file"))
  var path: String

  @Option(parsing: .unconditional, help: ArgumentHelp("So many times as fast.", valueName: "factor"))
  var speed: Double?

  @Flag(help: "Show all at once.")
  var instant = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("No pause is longer than so many seconds.", valueName: "seconds"))
  var idleLimit: Double?

  @Option(
    help: ArgumentHelp(
      "Write the bytes of the terminal to this file, - for standard output.", valueName: "file"))
  var output: String?

  func validate() throws {
    if let speed, !(speed.isFinite && (0.001...1000).contains(speed)) {
      throw ValidationError("--speed: expected a number from 0.001 to 1000, found \(speed)")
    }
    if let idleLimit, !(idleLimit.isFinite && idleLimit >= 0) {
      throw ValidationError("--idle-limit: expected at least 0 seconds, found \(idleLimit)")
    }
    if instant, speed != nil || idleLimit != nil {
      throw ValidationError("--instant leaves no time for --speed and --idle-limit")
    }
  }

  func run() throws {
    var reader = try CastReader(path)
    if let output, output != "-" {
      try write(to: output)
    } else if output != nil || isatty(STDOUT_FILENO) != 1 {
      while let event = try reader.next() {
        guard let text = event.output else { continue }
        try FileOutput.print(text)
        if FileOutput.isReaderGone { return }
      }
    } else {
      try play(reader)
    }
  }

  private func write(to target: String) throws {
    // A fault is found before anything is written.
    var check = try CastReader(path)
    while try check.next() != nil {}
    var reader = try CastReader(path)
    let pieces = AnySequence { AnyIterator { try? reader.next().map { Array(($0.output ?? "").utf8) } } }
    try AtomicFile.write(pieces: pieces, to: target)
  }

  private func play(_ reader: CastReader) throws {
    let pace = Player.Pace(speed: speed ?? 1, idleLimit: idleLimit ?? reader.idleLimit, isInstant: instant)
    let terminal = try ReplayTerminal()
    var player = Player(reader, pace: pace, terminal: terminal)
    var size = winsize()
    let isKnown = ioctl(STDIN_FILENO, UInt(TIOCGWINSZ), &size) == 0
    let ending: Player.Ending
    do {
      defer { terminal.close() }
      ending = try player.play()
    }
    if isKnown, Int(size.ws_col) < reader.width || Int(size.ws_row) < reader.height {
      FileOutput.remark(
        "recorded on a terminal of \(reader.width)x\(reader.height), played on one of \(size.ws_col)x\(size.ws_row)"
      )
    }
    if case .interrupted(let signal) = ending { try Interruption.end(by: signal) }
  }
}
