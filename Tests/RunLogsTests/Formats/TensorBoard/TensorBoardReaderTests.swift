import Testing

@testable import RunLogs

/// A value of a summary that is a tensor of floats, of the plugin where there is one.
private func value(_ tag: String, _ numbers: [Float], plugin: String? = nil) -> ProtobufMessage {
  var (value, tensor) = (ProtobufMessage(), ProtobufMessage())
  tensor.set(1, to: 1)
  for number in numbers { tensor.set(5, to: number) }
  value.set(1, to: tag)
  value.set(8, to: tensor)
  guard let plugin else { return value }
  var (metadata, data) = (ProtobufMessage(), ProtobufMessage())
  data.set(1, to: plugin)
  metadata.set(1, to: data)
  value.set(9, to: metadata)
  return value
}

@Suite struct TensorBoardReaderTests {
  @Test func numbersThatAreNotSaidToBeScalarsAreToldOnce() throws {
    var file: [UInt8] = []
    RecordFrames.append(TensorBoardMessage.fileVersion(time: 1).bytes, to: &file)
    let start = file.count
    for step in 1...3 {
      var (event, summary) = (ProtobufMessage(), ProtobufMessage())
      for value in [
        value("bare", [1]), value("nameless", [1], plugin: ""), value("known", [2], plugin: "scalars"),
        value("other", [3], plugin: "mine"), value("several", [1, 2]),
      ] {
        summary.set(1, to: value)
      }
      event.set(2, to: step)
      event.set(5, to: summary)
      RecordFrames.append(event.bytes, to: &file)
    }
    let folder = try LogFolder()
    let log = try onlyLog(try folder.write("events.out.tfevents.1", file))
    #expect(log.tags == ["known"] && log.series("known")?.count == 3)
    let problem = try #require(log.problems.first)
    #expect(problem.place == "byte \(start)" && problem.reason.contains("found none with bare,"))
    // The other one is counted with it.
    #expect(log.problems.count == 1 && log.problemCount == 2)
  }
}
