import Dispatch
import Glibc
import Synchronization

/// A terminal in memory that counts the bytes of each frame and throws them away.
final class CountingTerminal: Sendable {
  /// The end that a program draws on.
  let descriptor: Int32
  private let reader: Int32
  private let counter = Mutex(FrameCounter())

  /// - Throws: ``CommandError`` where the system has no pseudo-terminal to give.
  init(columns: UInt16, rows: UInt16) throws(CommandError) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var (reader, descriptor): (Int32, Int32) = (-1, -1)
    guard openpty(&reader, &descriptor, nil, nil, &size) == 0 else {
      throw .cannotWrite("cannot open a pseudo-terminal: \(SystemError.last)")
    }
    self.reader = reader
    self.descriptor = descriptor
    let thread = DispatchQueue(label: "terminal in memory", qos: .userInteractive)
    thread.async { [self, reader] in
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(reader, &bytes, bytes.count)
        if count <= 0 { return }
        counter.withLock { $0.add(bytes[..<count]) }
      }
    }
  }

  /// - Parameter purpose: what the terminal is for, in the words of the command line.
  /// - Throws: ``CommandError`` where it cannot be opened.
  func open(for purpose: String) throws(CommandError) -> Terminal {
    do {
      return try Terminal(
        input: descriptor, output: descriptor,
        environment: TerminalEnvironment(term: "xterm-256color", locale: "C.UTF-8"))
    } catch { throw .usage("\(purpose): \(error)") }
  }

  /// Types a key, and returns after how long a whole frame had come; nil where none came within a second.
  func secondsToAnswer(_ key: UInt8) -> Double? {
    let (before, start) = (frameBytes.count, ContinuousClock.now)
    guard type(key) else { return nil }
    while ContinuousClock.now - start < .seconds(1) {
      if frameBytes.count > before { return (ContinuousClock.now - start) / .seconds(1) }
      usleep(200)
    }
    return nil
  }

  /// Types a key.
  ///
  /// - Returns: whether the terminal took it.
  @discardableResult
  func type(_ key: UInt8) -> Bool { withUnsafeBytes(of: key) { write(reader, $0.baseAddress!, 1) } == 1 }

  /// The bytes of each whole frame so far.
  var frameBytes: [Int] { counter.withLock { $0.frames } }
}

/// Cuts a stream of bytes into frames where a synchronized update ends (`CSI ? 2026 l`).
struct FrameCounter {
  private(set) var frames: [Int] = []
  private var size = 0
  private var matched = 0

  private static let end = Array("\u{1B}[?2026l".utf8)

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      size += 1
      matched = byte == Self.end[matched] ? matched + 1 : byte == Self.end[0] ? 1 : 0
      if matched == Self.end.count {
        frames.append(size)
        (size, matched) = (0, 0)
      }
    }
  }
}
