import ArrayFiles
import Glibc
import RunLogs

/// Reads an asciicast file of version 2, event by event: however long it is, only one line is in memory.
struct CastReader {
  struct Event: Hashable {
    /// Since the beginning, in seconds; never less than that of the event before.
    var seconds: Double
    /// What goes to the terminal; nil for events that are not output.
    var output: String?
  }

  let path: String
  /// The size of the terminal that was recorded, in columns and rows.
  let width: Int
  let height: Int
  /// The longest pause that the file itself wants, in seconds.
  let idleLimit: Double?

  private var lines: Lines
  private var lastSeconds = 0.0

  private static let sides = 1...10_000

  /// Opens the file and reads its header.
  ///
  /// - Throws: `InputError` where there is no such file or its first line is no header of version 2.
  init(_ path: String) throws(InputError) {
    self.path = path
    lines = Lines(try InputFile(path))
    let first = try lines.next() ?? []
    guard let header = first.withUnsafeBytes({ JSONParser.parse($0) }), case .object = header else {
      throw Self.noHeader(path, first, after: lines)
    }
    guard let version = header["version"]?.integer else { throw Self.noHeader(path, first, after: lines) }
    if version != 2 { throw Self.otherVersion(path, version) }
    func side(_ name: String) throws(InputError) -> Int {
      guard let side = header[name]?.integer, Self.sides.contains(side) else {
        throw InputError(
          path, at: "line 1", expected: "\"\(name)\" from 1 to \(Self.sides.upperBound)",
          found: Self.words(header[name]))
      }
      return side
    }
    width = try side("width")
    height = try side("height")
    idleLimit = header["idle_time_limit"]?.number.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The next event; nil at the end.
  ///
  /// - Throws: `InputError` naming the line where it is no event.
  mutating func next() throws(InputError) -> Event? {
    while let line = try lines.next() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      guard let event = line.withUnsafeBytes({ JSONParser.parse($0) })?.array, event.count == 3,
        let seconds = event[0].number, let code = event[1].string
      else { throw fault(expected: "an event [seconds, code, data]", found: Self.quoted(line)) }
      guard seconds.isFinite, seconds >= 0 else {
        throw fault(expected: "a time of at least 0 seconds", found: "\(seconds)")
      }
      guard code != "o" || event[2].string != nil else {
        throw fault(expected: "a text for the terminal", found: Self.quoted(line))
      }
      // Times of several writers may overlap; nothing is shown before what precedes it.
      lastSeconds = max(lastSeconds, seconds)
      return Event(seconds: lastSeconds, output: code == "o" ? event[2].string : nil)
    }
    return nil
  }

  private func fault(expected: String, found: String) -> InputError {
    InputError(path, at: "line \(lines.number)", expected: expected, found: found)
  }

  private static func words(_ value: JSONValue?) -> String {
    value == nil ? "none" : value?.number.map { "\($0)" } ?? "no number"
  }

  private static func quoted(_ line: [UInt8]) -> String {
    let text = String(decoding: line.prefix(40), as: UTF8.self)
    return "'\(text)\(line.count > 40 ? "…" : "")'"
  }

  private static func otherVersion(_ path: String, _ version: Int) -> InputError {
    InputError(
      path, at: "line 1", expected: "an asciicast of version 2",
      found: "version \(version), of which asciinema convert makes one")
  }

  /// Version 1 is one object, which may have many lines.
  private static func noHeader(_ path: String, _ first: [UInt8], after lines: Lines) -> InputError {
    var lines = lines
    var start = first.prefix(1 << 12)
    while start.count < 1 << 12, let line = try? lines.next() { start += line.prefix(1 << 12) }
    let text = String(decoding: start, as: UTF8.self)
    if text.first == "{", text.firstMatch(of: /"version"\s*:\s*1\s*[,}]/) != nil {
      return otherVersion(path, 1)
    }
    return InputError(
      path, at: "line 1", expected: "the header of an asciicast, an object with \"version\": 2",
      found: first.isEmpty ? "nothing" : quoted(first))
  }
}

/// The lines of a file, read in parts.
private struct Lines {
  private let file: InputFile
  private var buffer: [UInt8] = []
  /// Where the next line starts in `buffer`, and up to where it was looked for its end.
  private var start = 0
  private var searched = 0
  private var offset = 0
  /// Of the line that was read last, from 1.
  private(set) var number = 0

  private static let part = 1 << 20
  /// Longer lines than any recording of ours has.
  private static let longest = 16 << 20

  init(_ file: InputFile) { self.file = file }

  /// The next line without its end; the last one need not have one.
  mutating func next() throws(InputError) -> [UInt8]? {
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { (start, searched) = (end + 1, end + 1) }
        return line(upTo: end)
      }
      searched = buffer.count
      guard offset < file.size else {
        if start == buffer.count { return nil }
        defer { start = buffer.count }
        return line(upTo: buffer.count)
      }
      if buffer.count - start > Self.longest {
        throw InputError(
          file.path, at: "line \(number + 1)", expected: "at most \(Self.longest >> 20) MiB in a line",
          found: "more")
      }
      buffer.removeFirst(start)
      searched -= start
      start = 0
      let end = min(offset + Self.part, file.size)
      buffer += try file.bytes(in: offset..<end)
      offset = end
    }
  }

  private mutating func line(upTo end: Int) -> [UInt8] {
    number += 1
    let isCarriageReturn = end > start && buffer[end - 1] == 0x0D
    return Array(buffer[start..<(isCarriageReturn ? end - 1 : end)])
  }
}
