import Testing

@testable import RunLogs

@Suite struct PointTableTests {
  @Test func everyPointIsALine() {
    var log = RunLog(format: .jsonl)
    log.append(ScalarPoint(step: 1, time: 1_700_000_000.123456, value: 0.1), to: "train/loss")
    log.append(ScalarPoint(step: -2, value: .nan), to: "train/loss")
    log.append(ScalarPoint(step: 3, time: 5, value: -.infinity), to: "a,\"b\"\r\nc")
    log.append(ScalarPoint(step: 4, value: .infinity), to: "a,\"b\"\r\nc")
    let text = PointTable([("run 1", log), ("é", RunLog(format: .csv))]).map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(text.count == 2)
    #expect(
      text.joined() == """
        run,tag,step,time,value
        run 1,train/loss,1,1700000000.123456,0.1
        run 1,train/loss,-2,,NaN
        run 1,"a,""b""\r\nc",3,5,-inf
        run 1,"a,""b""\r\nc",4,,inf

        """)
  }

  @Test func longTablesComeInPiecesOfWholeLines() {
    var log = RunLog(format: .jsonl)
    for step in 0..<20_000 { log.append(ScalarPoint(step: step, value: 1), to: "a") }
    log.purge(stepsFrom: 19_000, of: 0)
    log.settle()
    let pieces = Array(PointTable([("r", log)]))
    #expect(pieces.count > 3 && pieces.allSatisfy { $0.last == UInt8(ascii: "\n") && $0.count < 70_000 })
    #expect(pieces.joined().count { $0 == UInt8(ascii: "\n") } == 19_001)
  }
}
