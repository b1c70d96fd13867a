import ArrayFiles
import Testing

@testable import RunLogs

@Suite struct WandbReaderTests {
  /// A file with a record for each row of keys and JSON.
  private func file(_ rows: [[(String, String)]]) -> [UInt8] {
    var bytes = WandbReader.header + [0xE1, 0xBE, 0]
    for row in rows {
      var (record, history) = (ProtobufMessage(), ProtobufMessage())
      for (key, json) in row {
        var item = ProtobufMessage()
        item.set(1, to: key)
        item.set(16, to: json)
        history.set(1, to: item)
      }
      record.set(2, to: history)
      let data = [1] + record.bytes
      var checksum = CRC32()
      data.withUnsafeBytes { checksum.update($0) }
      withUnsafeBytes(of: checksum.value.littleEndian) { bytes += $0 }
      withUnsafeBytes(of: UInt16(data.count - 1).littleEndian) { bytes += $0 }
      bytes += data
    }
    return bytes
  }

  @Test func valuesThatAreNoJSONAreToldOnce() throws {
    let folder = try LogFolder()
    let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    let rows = [
      [("loss", "1"), ("bad", "{nope")], [("worse", "1 2"), ("loss", "2")], [("deep", deep), ("loss", "3")],
    ]
    let log = try onlyLog(try folder.write("run.wandb", file(rows)))
    #expect(log.tags == ["loss"] && log.series("loss")?.count == 3)
    #expect(
      log.problems.map(\.reason) == [
        "expected values in JSON, found something else for bad",
        "expected at most 128 levels of nesting, found more for deep",
      ])
    #expect(log.problems.first?.place == "byte 7" && log.problemCount == 3)
  }
}
