import Foundation
import Testing

@testable import saddle

@Suite struct RecordingTests {
  private func record(_ path: String, _ body: (Recording) -> Void) throws -> CommandError? {
    let recording = try Recording(
      path, width: 80, height: 24, environment: [(name: "TERM", value: "xterm-\"256\"")])
    body(recording)
    return recording.finish()
  }

  private func output(_ recording: Recording, _ bytes: [UInt8]) {
    bytes.withUnsafeBytes { recording.output($0) }
  }

  private func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  @Test func aRecordingIsLinesOfJSON() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/a.cast"
      let problem = try record(path) {
        output($0, Array("\u{1B}[1mé\r\n\t\"\\\u{7F}".utf8))
        $0.resize(width: 100, height: 30)
      }
      #expect(problem == nil)
      let lines = try lines(path)
      #expect(lines.count == 4 && lines.last == "")
      let header = try #require(
        JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
      #expect(header["version"] as? Int == 2)
      #expect(header["width"] as? Int == 80 && header["height"] as? Int == 24)
      #expect(abs(try #require(header["timestamp"] as? Double) - Date().timeIntervalSince1970) < 100)
      #expect(header["env"] as? [String: String] == ["TERM": "xterm-\"256\""])
      #expect(lines[1].hasSuffix(#", "o", "\u001b[1mé\r\n\u0009\"\\\u007f"]"#), "\(lines[1])")
      #expect(lines[2].hasSuffix(#", "r", "100x30"]"#))
    }
  }

  @Test func charactersThatPiecesShareStayWhole() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/a.cast"
      let text = "a▀é😀▄"
      let problem = try record(path) { recording in for byte in text.utf8 { output(recording, [byte]) } }
      #expect(problem == nil)
      var reader = try CastReader(path)
      var pieces: [String] = []
      while let event = try reader.next() { pieces.append(try #require(event.output)) }
      #expect(pieces == ["a", "▀", "é", "😀", "▄"])
    }
  }

  @Test func whatIsNoUTF8IsReplacedAndLosesNothingElse() {
    var pieces = UTF8Pieces()
    #expect(pieces.take([0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
    #expect(pieces.take([0xE2, 0x96]) == "")
    #expect(pieces.take([0x61]) == "\u{FFFD}a")
    #expect(pieces.take([0x80, 0x80, 0x80, 0x80]).unicodeScalars.allSatisfy { $0 == "\u{FFFD}" })
    #expect(pieces.take([0xF0, 0x9F]) == "" && pieces.finish() == "\u{FFFD}")
  }

  @Test func largeOutputIsSeveralEventsThatGiveItBack() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/a.cast"
      let text = String(repeating: "▀", count: 1_000_001)
      let problem = try record(path) { output($0, Array(text.utf8)) }
      #expect(problem == nil)
      var reader = try CastReader(path)
      var joined = ""
      var count = 0
      while let event = try reader.next() {
        joined += event.output ?? ""
        count += 1
      }
      #expect(count == 3 && joined == text)
    }
  }

  @Test func theFileIsThereFromTheStartAndGrowsByWholeLines() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/a.cast"
      try Data("what was there".utf8).write(to: URL(fileURLWithPath: path))
      let recording = try Recording(path, width: 80, height: 24, environment: [])
      #expect(try lines(path).count == 2)
      output(recording, Array("one".utf8))
      var seen: [String] = []
      for _ in 0..<12_000 where seen.count < 3 {
        try await Task.sleep(for: .milliseconds(10))
        seen = try lines(path)
      }
      #expect(seen.count == 3 && seen.last == "")
      #expect(recording.finish() == nil)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.cast"])
    }
  }

  @Test(arguments: ["/nowhere/a.cast", "/", "/dev/full"])
  func pathsThatCannotBeWrittenAreNamedAtOnce(path: String) {
    let error = #expect(throws: CommandError.self) {
      try Recording(path, width: 80, height: 24, environment: [])
    }
    #expect(error?.exitCode == 73 && error?.message.contains("--record: cannot write \(path)") == true)
  }

  @Test func aPipeIsRecordedInto() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      #expect(throws: CommandError.self) { try Recording(path, width: 80, height: 24, environment: []) }
      let reader = open(path, O_RDONLY | O_NONBLOCK)
      defer { close(reader) }
      let problem = try record(path) { output($0, Array("one".utf8)) }
      #expect(problem == nil)
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(reader, &bytes, bytes.count)
      let text = String(decoding: bytes[..<max(0, count)], as: UTF8.self)
      #expect(text.hasPrefix("{\"version\": 2") && text.hasSuffix("\"one\"]\n"))
    }
  }
}
