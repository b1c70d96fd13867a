import CCurses
import Glibc

/// A terminal that a recording is played on: its keys are read as they are pressed, and it is given back however the
/// program ends.
///
/// Standard output and standard error are held back meanwhile where they are this terminal. There is one at a time.
final class ReplayTerminal {
  private let input: Int32
  private let output: Int32
  private var decoder = KeyDecoder()
  private var filter = DisplayFilter()
  private var usualMode = termios()
  private var isOpen = true

  /// Undoes what a recording may leave behind: colours, character sets, margins, modes, the mouse.
  private static let reset =
    "\u{1B}[?2026l\u{1B}[?69l\u{1B}7\u{1B}[r\u{1B}8\u{1B}[?6l\u{1B}[4l\u{1B}[20l\u{1B}[?5l\u{1B}[?7h\u{0F}\u{1B}(B"
    + "\u{1B}[0m\u{1B}[?25h"
  private static let leaveSecondScreen = "\u{1B}[?1049l"

  /// - Throws: ``CommandError/usage(_:)`` where standard output is no terminal or there is none for keys.
  init() throws(CommandError) {
    let keys = isatty(STDIN_FILENO) == 1 ? dup(STDIN_FILENO) : open("/dev/tty", O_RDONLY | O_CLOEXEC)
    let screen = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    let emergency = Self.reset + Self.leaveSecondScreen
    guard keys >= 0, screen >= 0, terminal_guard_begin(keys, screen, emergency, emergency.utf8.count) else {
      let reason = SystemError.last
      if keys >= 0 { Glibc.close(keys) }
      if screen >= 0 { Glibc.close(screen) }
      throw .usage("replaying needs a terminal (\(reason)); --output FILE writes the bytes")
    }
    input = keys
    output = screen
    tcgetattr(input, &usualMode)
    takeKeys()
  }

  deinit { close() }

  /// Keys come one by one and are not shown; line feeds are those of the recording.
  private func takeKeys() {
    var mode = usualMode
    mode.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN)
    mode.c_iflag &= ~tcflag_t(ICRNL | INLCR | IXON)
    mode.c_oflag &= ~tcflag_t(OPOST)
    tcsetattr(input, TCSADRAIN, &mode)
  }

  /// Gives the terminal back. Calling it again does nothing.
  func close() {
    if !isOpen { return }
    isOpen = false
    terminal_guard_refuse_to_stop()
    leave()
    terminal_guard_end()
    Glibc.close(input)
    Glibc.close(output)
  }

  private func leave() {
    var bytes = Array(Self.reset.utf8)
    if filter.isOnSecondScreen { bytes += Array(Self.leaveSecondScreen.utf8) }
    // The prompt comes on a line of its own.
    if !filter.hasSecondScreen, filter.last != 0x0A { bytes += [0x0D, 0x0A] }
    write(bytes)
    filter = DisplayFilter()
  }

  /// Shows a piece of what was recorded, as far as it draws.
  func show(_ text: String) { write(filter.pass(text)) }

  /// A terminal that takes nothing any more (^S) does not keep the program from ending.
  private func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        var writable = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        let ready = poll(&writable, 1, 100)
        if ready == 0, terminal_guard_is_ending() { return }
        if ready > 0, writable.revents & Int16(POLLOUT) == 0 { return }
        guard ready > 0 else { continue }
        // No more than surely goes: the rest would wait without an ear for signals.
        let count = Glibc.write(output, bytes.baseAddress! + done, min(bytes.count - done, 1024))
        if count < 0, errno != EINTR, errno != EAGAIN { return }
        done += max(0, count)
      }
    }
  }

  /// The next key or signal within a time, nil where there is none.
  func nextEvent(within seconds: Double) -> TerminalEvent? {
    switch terminal_guard_take_signal() {
    case 0: break
    case SIGTSTP:
      leave()
      tcsetattr(input, TCSADRAIN, &usualMode)
      terminal_guard_stop()
      if !terminal_guard_is_ending() { takeKeys() }
      return .resumed
    case SIGCONT:
      takeKeys()
      return .resumed
    case let signal: return .interrupted(signal: signal)
    }
    if let event = decoder.next(read: read) { return event }
    var sources = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: terminal_guard_wake_descriptor(), events: Int16(POLLIN), revents: 0),
    ]
    let milliseconds = Int32(min(max(0, seconds) * 1000, 3_600_000).rounded(.up))
    guard poll(&sources, 2, milliseconds) > 0 else { return nil }
    if sources[1].revents == 0 {
      var available: Int32 = 0
      if ioctl(input, UInt(FIONREAD), &available) != 0 || available == 0 {
        return .interrupted(signal: SIGHUP)
      }
    }
    // What came is taken at the next call, or is nothing.
    return nil
  }

  private func read(_ wanted: KeyDecoder.Wanted) -> KeyDecoder.Input? {
    var source = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    var byte: UInt8 = 0
    guard poll(&source, 1, wanted == .next ? 0 : 25) > 0, source.revents & Int16(POLLIN) != 0,
      Glibc.read(input, &byte, 1) == 1
    else { return nil }
    return .character(Unicode.Scalar(byte))
  }
}
