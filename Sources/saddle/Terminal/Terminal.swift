import CCurses
import Canvas
import Glibc

/// The terminal as a full screen, drawn from buffers, and a source of keys, reports of the mouse and signals.
///
/// There is one at a time in a process, because ncurses and signal handlers are global. All calls come from
/// one thread, or from several that never overlap. Opening changes the environment for a moment, so no other thread may read
/// it meanwhile: open the terminal before starting any.
///
/// While it is open, signals and crashes on any thread give the terminal back first, and so does `exit`;
/// what was written to standard output and standard error, where they are this terminal, is held back and
/// shown afterwards.
final class Terminal {
  let capabilities: Capabilities
  private(set) var width = 0
  private(set) var height = 0

  private var isOpen = true
  private var isHungUp = false
  private var encoder: CellEncoder
  private var decoder = KeyDecoder()
  private var merger = MotionMerger()
  /// The last buffer as it was given and as the terminal can show it, and what is on the screen, row by row.
  private var last: (given: Buffer, adapted: Buffer)?
  private var shown: [curses_cell] = []
  private let recording: Recording?

  /// Opens the screen on a terminal's two descriptors.
  ///
  /// - Parameters:
  ///   - mouse: what to ask for of the mouse, where the terminal's type has one.
  ///   - recording: what keeps all that is sent to the terminal.
  /// - Throws: what is wrong with the terminal, or that another one is open; then nothing was written to it.
  init(
    input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO,
    environment: TerminalEnvironment = .process, mouse: MouseReports = .none, recording: Recording? = nil
  ) throws(TerminalError) {
    guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
    guard let term = environment.term, !term.isEmpty else { throw .termUnset }
    let isUTF8 = environment.isUTF8
    self.recording = recording
    let listener: curses_listener? = recording == nil ? nil : Self.record
    let context = recording.map { Unmanaged.passUnretained($0).toOpaque() }
    switch curses_open(term, environment.claimsTruecolor, mouse.number, input, output, listener, context) {
    case CURSES_OPENED: break
    case CURSES_UNKNOWN_TERMINAL: throw .termUnknown(term)
    case CURSES_NO_CURSOR_ADDRESSING: throw .termTooSimple(term)
    default: throw .failed(String(cString: strerror(errno)))
    }
    let depth = environment.colorDepth(count: Int(curses_color_count()))
    capabilities = Capabilities(colors: depth, unicode: isUTF8)
    encoder = CellEncoder(depth: depth)
    adoptSize()
  }

  deinit { close() }

  /// Gives the terminal back and shows what was held back. Calling it again does nothing.
  ///
  /// After `interrupted(signal:)` the program calls this and then raises the signal again: the handlers
  /// are those from before the terminal was opened.
  func close() {
    if !isOpen { return }
    isOpen = false
    curses_close()
  }

  /// Draws the buffer from the top left corner; what does not fit is cut, what is missing is blank.
  ///
  /// Only cells that differ from the last buffer are sent, and without any nothing is written.
  ///
  /// - Returns: how long the terminal took to accept the bytes, in seconds.
  @discardableResult
  func present(_ buffer: Buffer) -> Double {
    precondition(isOpen, "the terminal is closed")
    if buffer != last?.given {
      let adapted = buffer.adapted(to: capabilities)
      if !place(adapted, after: last?.adapted) {
        curses_start_over()
        encoder.coarsen()
        _ = place(adapted, after: nil)
      }
      last = (buffer, adapted)
    }
    let start = Self.now()
    curses_flush()
    return Self.now() - start
  }

  /// Hands the cells that changed to the screen; false where it ran out of pairs of colours.
  ///
  /// - Parameter previous: what the screen was made from; nil to place every cell.
  private func place(_ buffer: Buffer, after previous: Buffer?) -> Bool {
    let known = previous.flatMap { $0.width == buffer.width && $0.height == buffer.height ? $0 : nil }
    var row = [curses_cell](repeating: curses_cell(), count: width)
    for y in 0..<height {
      if let known, known.hasSameRow(y, as: buffer) { continue }
      for x in 0..<width { row[x] = encoder.encode(buffer[x, y]) }
      let changed = previous == nil ? 0..<width : row.changedRange(from: shown[y * width..<(y + 1) * width])
      if changed.isEmpty { continue }
      let isPlaced = row.withUnsafeBufferPointer {
        curses_place(
          Int32(changed.lowerBound), Int32(y), $0.baseAddress! + changed.lowerBound, Int32(changed.count))
      }
      if !isPlaced { return false }
      shown.replaceSubrange(y * width..<(y + 1) * width, with: row)
    }
    return true
  }

  /// The next event; waits for one at most `milliseconds` and returns nil where none came.
  func nextEvent(within milliseconds: Int) -> TerminalEvent? {
    precondition(isOpen, "the terminal is closed")
    let deadline = Self.now() + Double(milliseconds) / 1000
    while true {
      if let event = signalEvent() ?? sizeEvent() ?? inputEvent() { return event }
      let rest = max(0, deadline - Self.now())
      // Rounded up: waiting for 0 ms until the deadline would be a busy loop.
      switch curses_wait(Int32(min(rest * 1000, 1e9).rounded(.up)), !isHungUp) {
      case CURSES_HUNG_UP:
        isHungUp = true
        return .interrupted(signal: SIGHUP)
      case CURSES_TIMED_OUT where Self.now() >= deadline:
        return sizeEvent()
      default: break
      }
    }
  }

  private func signalEvent() -> TerminalEvent? {
    switch curses_take_signal() {
    case 0: return nil
    case SIGTSTP:
      curses_suspend()
      adoptSize()
      return .resumed
    case SIGCONT:
      curses_resume()
      adoptSize()
      return .resumed
    case let signal: return .interrupted(signal: signal)
    }
  }

  private func sizeEvent() -> TerminalEvent? {
    if !curses_resize() { return nil }
    adoptSize()
    recording?.resize(width: width, height: height)
    return .resized
  }

  private func inputEvent() -> TerminalEvent? {
    merger.next {
      while let event = decoder.next(read: read) {
        // A report may be of a screen that has become smaller since.
        if case .mouse(let mouse) = event, mouse.x >= width || mouse.y >= height { continue }
        return event
      }
      return nil
    }
  }

  /// How long the rest of a sequence may be on its way behind its beginning, in milliseconds.
  private static let patience: Int32 = 25

  private func read(_ wanted: KeyDecoder.Wanted) -> KeyDecoder.Input? {
    if let input = readAtOnce(wanted) { return input }
    guard wanted != .next, curses_wait(Self.patience, !isHungUp) == CURSES_READY else { return nil }
    return readAtOnce(wanted)
  }

  private func readAtOnce(_ wanted: KeyDecoder.Wanted) -> KeyDecoder.Input? {
    var value: UInt32 = 0
    switch curses_read(wanted == .byte, &value) {
    case CURSES_CHARACTER: return Unicode.Scalar(value).map { .character($0) }
    case CURSES_KEY: return Key(curses: value).map { .key($0) }
    default: return nil
    }
  }

  private func adoptSize() {
    width = Int(curses_width())
    height = Int(curses_height())
    last = nil
    shown = Array(repeating: encoder.encode(.blank), count: width * height)
  }

  private static let record: curses_listener = { bytes, count, context in
    Unmanaged<Recording>.fromOpaque(context!).takeUnretainedValue().output(
      UnsafeRawBufferPointer(start: bytes, count: count))
  }

  /// Seconds of a clock that never jumps.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

extension MouseReports {
  fileprivate var number: curses_mouse {
    switch self {
    case .none: CURSES_MOUSE_NONE
    case .buttons: CURSES_MOUSE_BUTTONS
    case .all: CURSES_MOUSE_ALL
    }
  }
}
