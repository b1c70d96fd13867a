import ArgumentParser
import Glibc

/// Recording what a screen shows.
struct RecordingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Record what goes to the terminal as an asciicast (.cast), for saddle replay.", valueName: "file"))
  var record: String?

  /// - Throws: `ValidationError` where a recording is asked for beside an option that opens no screen.
  func refuse(beside option: String) throws {
    if record != nil { throw ValidationError("--record is for a screen, and \(option) opens none") }
  }

  /// Begins the recording that is asked for. To be called before the screen is opened.
  ///
  /// - Throws: ``CommandError/cannotWrite(_:)`` where the file cannot be written.
  func begin() throws(CommandError) -> Recording? {
    var size = winsize()
    // Without a terminal there will be no screen: a recording that was there stays.
    guard let record, isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1,
      ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
    else { return nil }
    let names: [String] = ["TERM", "COLORTERM", "SHELL"]
    let environment = names.compactMap { name in
      getenv(name).map { (name: name, value: String(cString: $0)) }
    }
    return try Recording(
      record, width: Int(size.ws_col), height: Int(size.ws_row), environment: environment)
  }
}
