import ArrayFiles
import Dispatch
import Glibc
import Synchronization

/// What goes to the terminal as an asciicast file that grows as it goes.
///
/// The file has its own name from the start, and only whole lines are appended: whatever ends the process, what was
/// recorded until then can be replayed. A file that was there is replaced by the first line at once. Writing is
/// done in the background, so that a slow disk never holds the screen up.
final class Recording: Sendable {
  private let path: String
  private let descriptor: Int32
  private let start = ContinuousClock.now
  private let queue = DispatchQueue(label: "recording")
  private let writing: Mutex<Writing>
  /// The bytes that wait to be written.
  private let waiting = Atomic<Int>(0)

  private struct Writing {
    var pieces = UTF8Pieces()
    var failure: String?
    /// The length of the file up to the last whole line; nil for what has none, such as a pipe.
    var length: Int?
    /// When the last event that was kept happened, in seconds.
    var last = 0.0
    var isFinished = false
  }

  /// More than that does not wait: the file is too slow for what is shown.
  private static let mostWaiting = 64 << 20
  /// Longer output is several events, so that no line is longer than replaying takes.
  private static let longestEvent = 1 << 20

  /// Begins the file.
  ///
  /// - Parameters:
  ///   - width: of the terminal in columns.
  ///   - height: in rows.
  ///   - environment: what the header tells of the terminal.
  /// - Throws: ``CommandError/cannotWrite(_:)`` where the file cannot be written.
  init(
    _ path: String, width: Int, height: Int, environment: [(name: String, value: String)]
  ) throws(CommandError) {
    self.path = path
    let header = CastText.header(
      width: width, height: height, timestamp: time(nil), environment: environment)
    do throws(OutputError) {
      let length: Int?
      (descriptor, length) = try Self.begin(path, header)
      writing = Mutex(Writing(length: length))
    } catch { throw .cannotWrite("--record: \(error)") }
  }

  deinit { close(descriptor) }

  private static func begin(_ path: String, _ header: [UInt8]) throws(OutputError) -> (Int32, Int?) {
    var status = stat()
    let isSpecial = stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    if !isSpecial { try OutputFile.write(header, to: path) }
    // A pipe that nobody reads is told rather than waited for.
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | (isSpecial ? O_NONBLOCK : 0))
    guard descriptor >= 0 else { throw OutputError(path: path, errno: errno) }
    guard isSpecial else { return (descriptor, header.count) }
    _ = fcntl(descriptor, F_SETFL, O_APPEND)
    if let error = OutputFile.write(header, to: descriptor) {
      close(descriptor)
      throw OutputError(path: path, errno: error)
    }
    return (descriptor, nil)
  }

  /// Keeps what was sent to the terminal.
  func output(_ bytes: UnsafeRawBufferPointer) {
    for start in stride(from: 0, to: bytes.count, by: Self.longestEvent) {
      append(Array(bytes[start..<min(start + Self.longestEvent, bytes.count)])) { writing, piece in
        ("o", writing.pieces.take(piece))
      }
    }
  }

  /// Keeps that the terminal has another size.
  func resize(width: Int, height: Int) {
    append(Array("\(width)x\(height)".utf8)) { ("r", String(decoding: $1, as: UTF8.self)) }
  }

  /// Ends a recording, if there is one, after its screen was closed.
  ///
  /// - Parameter besideError: whether the command ends with another error; then what is wrong here is told by the way.
  /// - Throws: ``CommandError/cannotWrite(_:)`` where not all is in the file.
  static func end(_ recording: Recording?, besideError: Bool) throws(CommandError) {
    guard let problem = recording?.finish() else { return }
    if !besideError { throw problem }
    FileOutput.remark(problem.message)
  }

  private func append(
    _ bytes: [UInt8],
    event: @escaping @Sendable (inout Writing, [UInt8]) -> (code: String, data: String)
  ) {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let backlog = waiting.add(bytes.count, ordering: .relaxed).newValue
    queue.async { [self] in
      writing.withLock {
        let (code, data) = event(&$0, bytes)
        if backlog > Self.mostWaiting { fail(&$0, "it is too slow for what is shown") }
        if !data.isEmpty { write(CastText.event(at: seconds, code, data), at: seconds, &$0) }
      }
      waiting.subtract(bytes.count, ordering: .relaxed)
    }
  }

  private func write(_ line: [UInt8], at seconds: Double, _ writing: inout Writing) {
    guard writing.failure == nil, !writing.isFinished else { return }
    if let error = OutputFile.write(line, to: descriptor) {
      fail(&writing, SystemError.message(of: error))
      // No half line stays.
      if let length = writing.length { ftruncate(descriptor, length) }
      return
    }
    writing.length? += line.count
    writing.last = seconds
  }

  private func fail(_ writing: inout Writing, _ reason: String) {
    if writing.failure == nil { writing.failure = reason }
  }

  /// Writes what still waits; nothing is kept from then on.
  ///
  /// - Returns: what is wrong where not all is in the file; what is there can be replayed.
  func finish() -> CommandError? {
    queue.sync {
      writing.withLock {
        let rest = $0.pieces.finish()
        if !rest.isEmpty { write(CastText.event(at: $0.last, "o", rest), at: $0.last, &$0) }
        $0.isFinished = true
      }
    }
    return writing.withLock { writing in
      writing.failure.map {
        .cannotWrite(
          "--record: cannot write \(path): \($0); the recording ends after \(Int(writing.last.rounded())) s")
      }
    }
  }
}
