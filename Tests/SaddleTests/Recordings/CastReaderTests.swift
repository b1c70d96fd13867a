import ArrayFiles
import Foundation
import Testing

@testable import saddle

@Suite struct CastReaderTests {
  private static let header = #"{"version": 2, "width": 80, "height": 24}"#

  private func read(_ text: String) async throws -> [CastReader.Event] {
    try await withTemporaryFolder { folder in
      let path = folder + "/a.cast"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      var reader = try CastReader(path)
      var events: [CastReader.Event] = []
      while let event = try reader.next() { events.append(event) }
      return events
    }
  }

  private func fault(of text: String) async throws -> String {
    do { _ = try await read(text) } catch let error as InputError {
      #expect(error.kind == .malformed && error.file.hasSuffix("/a.cast"))
      return "\(error.place ?? ""): \(error.reason)"
    }
    return ""
  }

  @Test func eventsComeInTheirOrder() async throws {
    let events = try await read(
      Self.header + "\r\n"
        + #"""
        [0.5, "o", "a\u001b[1m\u00e9"]
        [1, "i", "q"]

        [0.75, "o", "b"]
        [2e0, "r", "100x30"]
        [2.5, "m", ""]
        [3, "o", "\ud83d\ude00"]
        """#)
    #expect(events.map(\.output) == ["a\u{1B}[1mé", nil, "b", nil, nil, "😀"])
    #expect(events.map(\.seconds) == [0.5, 1, 1, 2, 2.5, 3])
  }

  @Test func theHeaderTellsTheSizeAndTheLongestPause() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/a.cast"
      try Data(#"{"version": 2, "width": 100, "height": 30, "idle_time_limit": 1.5}"#.utf8)
        .write(to: URL(fileURLWithPath: path))
      let reader = try CastReader(path)
      #expect(reader.width == 100 && reader.height == 30 && reader.idleLimit == 1.5)
    }
  }

  @Test(arguments: [
    "", "\n", "hello", "[]", "{", "{}", "{\"version\": 2}", #"{"version": "2", "width": 8, "height": 2}"#,
    #"{"version": 2, "width": 0, "height": 24}"#,
    #"{"version": 2, "width": 80, "height": 9223372036854775807}"#,
    #"{"version": 2, "width": 80.5, "height": 24}"#, #"{"version": 2, "width": NaN, "height": 24}"#,
    String(repeating: "[", count: 100_000), "\u{0}\u{1}\u{2}",
  ])
  func headersThatAreNoneAreTold(text: String) async throws {
    let fault = try await fault(of: text)
    #expect(fault.hasPrefix("line 1: expected"), "\(fault)")
    #expect(fault.utf8.count < 600)
  }

  @Test(arguments: [
    (#"{"version": 3, "term": {"cols": 80, "rows": 24}}"#, 3),
    (#"{"version": 1, "width": 80, "height": 24, "stdout": [[0.1, "a"]]}"#, 1),
    ("{\n  \"version\": 1,\n  \"width\": 80,\n  \"stdout\": []\n}\n", 1),
  ])
  func otherVersionsAreNamed(text: String, version: Int) async throws {
    let fault = try await fault(of: text)
    #expect(fault.contains("version \(version), of which asciinema convert"), "\(fault)")
  }

  @Test(arguments: [
    "[0.5, \"o\"]", "[0.5, \"o\", 1]", "[\"0.5\", \"o\", \"a\"]", "[0.5, 1, \"a\"]", "{}", "[0.5, \"o\", \"a",
    "[0.5, \"o\", \"a\"] x", "[-1, \"o\", \"a\"]", "[NaN, \"o\", \"a\"]", "[1e999, \"o\", \"a\"]",
    "[0.5, \"o\", \"a\", 1]", "[0.5, \"o\", \"\u{1}\"]", String(repeating: "[", count: 100_000),
  ])
  func linesThatAreNoEventsAreTold(line: String) async throws {
    let fault = try await fault(of: Self.header + "\n[0.1, \"o\", \"a\"]\n" + line + "\n")
    #expect(fault.hasPrefix("line 3: expected"), "\(fault)")
    #expect(fault.utf8.count < 600)
  }

  @Test func aLineIsOfBoundedLength() async throws {
    let long = "[0.1, \"o\", \"" + String(repeating: "a", count: 18 << 20)
    #expect(try await fault(of: Self.header + "\n" + long).hasPrefix("line 2: expected at most 16 MiB"))
    let most = "[0.1, \"o\", \"" + String(repeating: "a", count: 15 << 20) + "\"]"
    #expect(try await read(Self.header + "\n" + most).count == 1)
  }

  @Test func everyCutIsReadOrTold() async throws {
    let bytes = Array((Self.header + "\n[0.1, \"o\", \"é\\u001b\"]\n[0.2, \"o\", \"b\"]\n").utf8)
    for length in bytes.indices {
      let text = String(decoding: bytes[..<length], as: UTF8.self)
      _ = try await fault(of: text)
    }
  }

  @Test func aMissingFileIsMissing() {
    let error = #expect(throws: InputError.self) { try CastReader("/nowhere/a.cast") }
    #expect(error?.kind == .missing)
  }
}
