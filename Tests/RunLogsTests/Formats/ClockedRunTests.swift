import ArrayFiles
import Foundation
import Testing

@testable import RunLogs

@Suite struct ClockedRunTests {
  private func withRun(_ body: (RunFolder, inout RunFollower) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = try RunFolder(path)
    var follower = RunFollower(RunSource(.saddle, path: path, name: "run"))
    try body(folder, &follower)
  }

  private func row(_ step: Int) -> MetricsRow {
    var row = MetricsRow(step: step)
    row.set("train/loss", to: 0.1 / Double(step))
    return row
  }

  @Test func aRunIsFinishedOnceItHasItsEpochs() throws {
    try withRun { folder, follower in
      let writer = try RunWriter.begin(folder, configuration: ["epochs": 2])
      func write(_ step: Int, epoch: Double) throws {
        var row = row(step)
        row.set("epoch", to: epoch)
        try writer.append(row)
        try writer.flush()
        follower.poll()
      }
      try write(1, epoch: 1.5)
      #expect(follower.log.ending == nil)
      try write(2, epoch: 2)
      #expect(follower.log.ending == .succeeded)
    }
  }

  @Test func theEndOfASessionInItsEventFilesEndsARun() throws {
    try withRun { folder, follower in
      let writer = try RunWriter.begin(folder, configuration: ["epochs": 2])
      try writer.append(row(1))
      try writer.flush()
      var (event, session, file) = (ProtobufMessage(), ProtobufMessage(), [UInt8]())
      session.set(1, to: TensorBoardEvent.sessionStop)
      event.set(7, to: session)
      RecordFrames.append(TensorBoardMessage.fileVersion(time: 1).bytes, to: &file)
      RecordFrames.append(event.bytes, to: &file)
      try Data(file).write(to: URL(fileURLWithPath: folder.path + "/events.out.tfevents.1"))
      follower.poll()
      #expect(follower.log.ending == .succeeded)
    }
  }

  @Test func eventFilesTellTheTimesOfTheRowsAndNothingElse() throws {
    try withRun { folder, follower in
      let writer = try RunWriter.begin(folder, configuration: ["a": 1])
      var now = 1000.0
      let events = try EventFileWriter(in: folder, configuration: [], goingOnFrom: nil) { now }
      for step in 1...5 {
        now = 1000 + 2 * Double(step)
        try writer.append(row(step))
        events.append(row(step))
      }
      try writer.flush()
      try events.flush()
      let isFirstNew = follower.poll()
      #expect(isFirstNew)
      #expect(follower.log.tags == ["train/loss"] && follower.log.problems.isEmpty)
      let series = try #require(follower.log.series("train/loss"))
      // Events have single precision; the rows keep what they have.
      #expect((0..<5).map { series[$0].value } == (1...5).map { 0.1 / Double($0) })
      #expect((0..<5).allSatisfy { series[$0].time == nil })
      let clock = try #require(follower.log.clock)
      #expect((0..<clock.count).map { clock[$0].step } == [1, 2, 3, 4, 5])
      #expect((0..<clock.count).map { clock[$0].value } == [1002, 1004, 1006, 1008, 1010])

      // It goes on from step 3, later.
      now = 2000
      let later = try EventFileWriter(in: folder, configuration: [], goingOnFrom: 3) { now }
      later.append(row(4))
      try later.flush()
      let isLaterNew = follower.poll()
      #expect(isLaterNew)
      let after = try #require(follower.log.clock)
      #expect((0..<after.count).map { after[$0].value } == [1002, 1004, 1006, 2000])
    }
  }

  @Test func withoutEventFilesThereIsNoClock() throws {
    try withRun { folder, follower in
      let writer = try RunWriter.begin(folder, configuration: ["a": 1])
      try writer.append(row(1))
      try writer.flush()
      follower.poll()
      #expect(follower.log.clock == nil && follower.log.series("train/loss")?.count == 1)
    }
  }

  @Test func aDamagedEventFileIsToldAndLeavesTheRows() throws {
    try withRun { folder, follower in
      let writer = try RunWriter.begin(folder, configuration: ["a": 1])
      try writer.append(row(1))
      try writer.flush()
      try Data(repeating: 7, count: 1000).write(
        to: URL(fileURLWithPath: folder.path + "/events.out.tfevents.1.x"))
      follower.poll()
      #expect(follower.log.series("train/loss")?.count == 1 && follower.log.problemCount == 1)
      follower.poll()
      #expect(follower.log.problemCount == 1)
    }
  }
}
