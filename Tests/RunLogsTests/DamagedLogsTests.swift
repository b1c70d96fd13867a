import Foundation
import Testing

@testable import RunLogs

/// Every format, cut at every byte and with bytes changed: nothing crashes, and nothing is made up.
@Suite struct DamagedLogsTests {
  static let fixtures: [(String, RunFormat)] = [
    ("tensorboard/damaged/events.out.tfevents.2.b", .tensorboard),
    ("tensorboard/types/events.out.tfevents.1.types", .tensorboard),
    ("wandb/offline-run-abcd1234/run-abcd1234.wandb", .wandb), ("jsonl/metrics.jsonl", .jsonl),
    ("csv/lightning/metrics.csv", .csv), ("csv/keras.csv", .csv),
    ("huggingface/trainer_state.json", .huggingface),
  ]

  private func read(_ bytes: [UInt8], _ format: RunFormat, _ folder: LogFolder) throws -> RunLog {
    let path = folder.path + "/log"
    // Of a file that is cut to nothing and filled again, ext4 waits for the disk (its mount option
    // auto_da_alloc).
    unlink(path)
    let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
    _ = try FormatOfContent(path)
    var follower = RunFollower(RunSource(format, path: path, name: ""))
    follower.poll()
    _ = follower.closedLog
    for index in follower.log.tags.indices {
      _ = RunSummary(run: "", follower.log, tagAt: index).line
      let series = follower.log.series(at: index)
      if let extent = series.extent(by: .step, .all), extent.upperBound - extent.lowerBound < 1e300 {
        #expect(series.columns(extent, width: 3, .all).map(\.count).reduce(0, +) == series.count)
      }
    }
    return follower.log
  }

  private func count(_ log: RunLog) -> Int { log.tags.indices.map { log.series(at: $0).count }.reduce(0, +) }

  @Test(arguments: fixtures)
  func aLogThatIsCutShortHoldsWhatIsWhole(fixture: String, format: RunFormat) throws {
    let folder = try LogFolder()
    let bytes = try logFixtureBytes(fixture)
    var points = 0
    for length in 0...bytes.count {
      let log = try read(Array(bytes[..<length]), format, folder)
      let now = count(log)
      if format != .huggingface { #expect(log.problemCount == 0 && now >= points) }
      points = now
    }
    #expect(points > 0)
  }

  @Test(arguments: fixtures)
  func changedBytesAreNoTrouble(fixture: String, format: RunFormat) throws {
    let folder = try LogFolder()
    let bytes = try logFixtureBytes(fixture)
    let most = try count(read(bytes, format, folder))
    var random = SplitMix(seed: UInt64(bytes.count))
    for _ in 0..<400 {
      var changed = bytes
      for _ in 0..<1 + random.next() % 4 {
        let place = Int(random.next() % UInt64(changed.count))
        switch random.next() % 4 {
        case 0: changed[place] ^= 1 << UInt8(random.next() % 8)
        case 1: changed[place] = [0, 0x7F, 0x80, 0xFF, 0x0A, 0x22, 0x7B][Int(random.next() % 7)]
        case 2: changed.removeSubrange(place..<min(changed.count, place + Int(random.next() % 9)))
        default:
          changed.insert(contentsOf: bytes[place % bytes.count..<min(bytes.count, place + 20)], at: place)
        }
        if changed.isEmpty { changed = [0] }
      }
      let log = try read(changed, format, folder)
      if format == .tensorboard { #expect(count(log) <= 2 * most) }
    }
  }

  /// Past the checksums: the messages themselves.
  @Test func changedMessagesAreNoTrouble() throws {
    var random = SplitMix(seed: 11)
    let folder = try LogFolder()
    let bytes = try logFixtureBytes("tensorboard/types/events.out.tfevents.1.types")
    for _ in 0..<2000 {
      var changed: [UInt8] = []
      var frames = bytes[...]
      while frames.count >= 16 {
        let length = Int(frames[frames.startIndex])
        var data = Array(frames.dropFirst(12).prefix(length))
        frames = frames.dropFirst(16 + length)
        if random.next() % 4 == 0, !data.isEmpty {
          data[Int(random.next() % UInt64(data.count))] = UInt8(truncatingIfNeeded: random.next())
        }
        changed += frame(data)
      }
      _ = try read(changed, .tensorboard, folder)
    }
  }

  @Test func anEmptyRecordIsWaitedForUntilItsLastByte() {
    for length in 0..<16 {
      // The bytes behind the end are the ones that would complete it.
      frame([]).withUnsafeBytes {
        var frames = RecordFrames(UnsafeRawBufferPointer(rebasing: $0[..<length]))
        guard case .incomplete = frames.next() else {
          Issue.record("a record was read beyond the end")
          return
        }
        #expect(frames.position == 0)
      }
    }
  }

  /// A header of a record, with the checksum of its length.
  private func header(_ length: UInt64) -> [UInt8] {
    let bytes = withUnsafeBytes(of: length.littleEndian) { Array($0) }
    return bytes + checksum(bytes)
  }

  @Test(arguments: [1 << 63, 1 << 40, 1 << 31])
  func aLengthBeyondAllIsTold(length: UInt64) throws {
    let folder = try LogFolder()
    let log = try read(frame([]) + header(length) + [1, 2, 3], .tensorboard, folder)
    #expect(log.problemCount == 1 && log.tags.isEmpty)
    #expect(
      log.problems.first?.description.hasSuffix(
        "byte 16: expected a record of less than 2 GiB, found a length of \(length) bytes; "
          + "the rest of the file is left out") == true)
  }

  /// What waits for the rest of a long record is not held, and read once the record is whole.
  @Test func aLongRecordIsWaitedForAndCostsNothing() throws {
    let folder = try LogFolder()
    let fixture = try logFixtureBytes("tensorboard/types/events.out.tfevents.1.types")
    let points = try count(read(fixture, .tensorboard, folder))
    let long = frame([UInt8](repeating: 0x0B, count: 9 << 20))
    let path = try folder.write("events.out.tfevents.1", fixture + long.prefix(8 << 20))
    var file = GrowingFile(path)
    let take = { (bytes: UnsafeRawBufferPointer, _: Int) in
      var frames = RecordFrames(bytes)
      while case .record = frames.next() {}
      return GrowingFile.Taken(count: frames.position, needed: frames.needed)
    }
    _ = try file.poll(take)
    #expect(file.taken == fixture.count && file.end - file.taken <= 4096)
    try folder.append("events.out.tfevents.1", long.dropFirst(8 << 20).prefix(100))
    guard case .none = try file.poll(take) else { return #expect(Bool(false)) }

    var follower = RunFollower(RunSource(.tensorboard, path: path, name: ""))
    while follower.poll(upTo: 1 << 20) || follower.isBehind {}
    #expect(follower.log.problemCount == 0 && count(follower.log) == points)
    #expect(
      follower.closedLog.problems.map(\.reason) == [
        "expected a record of \(long.count) bytes, found the end of the file before its end"
      ])
    try folder.append("events.out.tfevents.1", long.dropFirst((8 << 20) + 100) + fixture)
    while follower.poll(upTo: 1 << 20) || follower.isBehind {}
    #expect(follower.log.problems.map(\.place) == ["byte \(fixture.count)"])
    #expect(follower.log.problems.first?.reason.contains("malformed") == true)
    #expect(count(follower.closedLog) >= points && follower.closedLog.problemCount == 1)
    _ = try file.poll(take)
    #expect(file.taken == 2 * fixture.count + long.count)
  }

  /// A thousand levels, a tag of a megabyte and more tags than points, in the formats that have room for them.
  @Test func whatIsFarTooDeepOrTooLongIsNoTrouble() throws {
    let folder = try LogFolder()
    let deep = String(repeating: "{\"a\": ", count: 1000) + "1" + String(repeating: "}", count: 1000)
    let rows = try read(Array((deep + "\n{\"step\": 1, \"a\": 2}\n").utf8), .jsonl, folder)
    #expect(rows.tags == ["a"] && rows.problems.map(\.place) == ["line 1, byte 0"])
    #expect(rows.problems[0].reason == "expected at most 128 levels of nesting, found more")
    #expect(
      try read(Array(deep.utf8), .huggingface, folder).problems.map(\.reason) == rows.problems.map(\.reason))
    // A group within a group within a group, as protocol buffers have them.
    let groups = try read(frame([UInt8](repeating: 0x0B, count: 100_000)), .tensorboard, folder)
    #expect(groups.problemCount == 1 && groups.tags.isEmpty)

    let name = String(repeating: "x", count: 1 << 20)
    for (text, format) in [
      ("{\"step\": 1, \"\(name)\": 2}\n", RunFormat.jsonl), ("step,\(name)\n1,2\n", .csv),
      ("{\"log_history\": [{\"step\": 1, \"\(name)\": 2}]}", .huggingface),
    ] {
      let log = try read(Array(text.utf8), format, folder)
      #expect(log.tags == [name] && log.series(at: 0).count == 1 && log.problemCount == 0)
    }
    let value = field(1, Array(name.utf8)) + [0x15, 0, 0, 0x80, 0x3F]
    let events = try read(frame(field(5, field(1, value))), .tensorboard, folder)
    #expect(events.tags == [name] && events.series(at: 0).last?.value == 1)
    #expect(try read(Array("{\"step\": 1\"\(name)".utf8), .jsonl, folder).problemCount == 0)
  }

  @Test(arguments: [UInt8(0x7F), 0x80, 0xFF])
  func lengthsBeyondAllInMessagesAreNoTrouble(last: UInt8) throws {
    let folder = try LogFolder()
    // Nine bytes of 2⁶³ or more in place of a length.
    let length = [UInt8](repeating: 0xFF, count: 8) + [last, 0x01]
    for start in [[UInt8(0x2A)], [0x2A, 11, 0x0A], [0x2A, 13, 0x0A, 11, 0x0A]] as [[UInt8]] {
      let log = try read(frame(start + length), .tensorboard, folder)
      #expect(log.problemCount == 1 && log.tags.isEmpty)
    }
  }

  @Test func stepsKeepAllTheirDigits() throws {
    let folder = try LogFolder()
    let rows = try read(Array("{\"step\": 9007199254740993, \"a\": 1}\n".utf8), .jsonl, folder)
    let table = try read(Array("step,a\n9007199254740993,1\n".utf8), .csv, folder)
    #expect([rows, table].allSatisfy { $0.lastStep == 9_007_199_254_740_993 })
  }

  @Test func whatIsBehindADamagedPartIsReadWhereItCanBeFound() throws {
    let folder = try LogFolder()
    let rows = try read(
      Array("{\"step\": 0, \"a\": 1}\n{\"st\n{\"step\": 2, \"a\": 3}\n".utf8), .jsonl, folder)
    #expect(rows.series("a")?.count == 2 && rows.problemCount == 1)
    #expect(rows.problems[0].place == "line 2, byte 20")
    let table = try read(Array("step,a\n0,1\n1,2,3\n2,4\n".utf8), .csv, folder)
    #expect(table.series("a")?.count == 2 && table.problems.map(\.place) == ["line 3"])
  }

  @Test func ofManyProblemsOfAKindTheFirstIsToldWithItsPlaceAndHowManyFollow() throws {
    let folder = try LogFolder()
    let rows = (0..<300).map { $0 % 3 == 0 ? "{\"step\": \($0), \"a\": 1}\n" : "[\($0)]\n" }
    let log = try read(Array(rows.joined().utf8), .jsonl, folder)
    #expect(log.problems.map(\.place) == ["line 2, byte 20"] && log.problemCount == 200)
    #expect(log.furtherProblems.map(\.reason) == ["expected a JSON object: 199 more times"])
    let table = try read(Array("step,a\n0,1\n1,2,3\n2,3,4,5\nx,6\n".utf8), .csv, folder)
    #expect(table.problems.map(\.place) == ["line 3", "line 5"])
    #expect(table.furtherProblems.map(\.reason) == ["expected 2 cells: 1 more time"])
  }

  @Test func tensorsThatAreNoScalarsAreToldOnceATag() throws {
    let log = try onlyLog(logFixture("tensors"))
    #expect(log.problems.count == 2 && log.problemCount == 8)
    #expect(log.problems.allSatisfy { $0.place?.hasPrefix("byte ") == true })
    #expect(log.problems.map { $0.reason.contains("for none") } == [true, false])
  }

  @Test func namesWithSignsForTheTerminalAreEscaped() throws {
    let folder = try LogFolder()
    let log = try read(Array("{\"step\": 0, \"\\u001b[2J\u{9B}é\": 1}\n".utf8), .jsonl, folder)
    let line = RunSummary(run: "\u{7F}", log, tagAt: 0).line
    #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A })
    #expect(line.contains("\"\\u001b[2J\\u009b\\u00e9\"") && line.contains("\"\\u007f\""))
  }
}

private func checksum(_ bytes: [UInt8]) -> [UInt8] {
  let sum = (bytes + [0]).withUnsafeBytes { RecordFrames.masked($0.baseAddress!, bytes.count) }
  return (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
}

/// A field of a message that is not longer than two megabytes.
private func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
  let count = bytes.count
  return [number << 3 | 2, UInt8(count & 0x7F) | 0x80, UInt8(count >> 7 & 0x7F) | 0x80, UInt8(count >> 14)]
    + bytes
}

private func frame(_ data: [UInt8]) -> [UInt8] {
  let header = (0..<8).map { UInt8(truncatingIfNeeded: data.count >> (8 * $0)) }
  return header + checksum(header) + data + checksum(data)
}
