/// The events that make up a file of events, as messages; ``TensorBoardEvent`` reads them.
enum TensorBoardMessage {
  /// What a file of events begins with.
  static func fileVersion(time: Double) -> ProtobufMessage {
    var event = ProtobufMessage()
    event.set(1, to: time)
    event.set(3, to: "brain.Event:2")
    return event
  }

  /// Makes void what was logged of `step` and the steps after it.
  static func sessionStart(step: Int, time: Double) -> ProtobufMessage {
    var log = ProtobufMessage()
    log.set(1, to: TensorBoardEvent.sessionStart)
    return event(step: step, time: time, field: 7, log)
  }

  /// The numbers of a row, in single precision as TensorBoard has them.
  static func scalars(_ row: MetricsRow, time: Double) -> ProtobufMessage {
    var summary = ProtobufMessage()
    for (key, number) in row.values {
      var value = ProtobufMessage()
      value.set(1, to: key)
      value.set(2, to: Float(number))
      summary.set(1, to: value)
    }
    return event(step: row.step, time: time, field: 5, summary)
  }

  /// What the hparams plugin is told at the start of a run: its configuration.
  ///
  /// What is neither a number, a text nor a truth value, and so has no place there, is left out.
  static func hyperparameters(
    _ configuration: [(key: String, value: JSONValue)], time: Double
  ) -> ProtobufMessage {
    var start = ProtobufMessage()
    // As they stand in a map, which has no order of its own.
    for (key, value) in configuration.sorted(by: { $0.key < $1.key }) {
      var parameter = ProtobufMessage()
      switch value {
      case .number(let number): parameter.set(2, to: number)
      case .largeInteger(let number): parameter.set(2, to: Double(number))
      case .string(let text): parameter.set(3, to: text)
      case .bool(let flag): parameter.set(4, to: flag)
      case .null, .array, .object: continue
      }
      var entry = ProtobufMessage()
      entry.set(1, to: key)
      entry.set(2, to: parameter)
      start.set(1, to: entry)
    }
    start.set(5, to: time)
    return hyperparameterSession("_hparams_/session_start_info", field: 3, start, time: time)
  }

  /// What the hparams plugin is told at the end of a run.
  static func ending(_ ending: RunLog.Ending, time: Double) -> ProtobufMessage {
    var end = ProtobufMessage()
    end.set(1, to: ending == .succeeded ? 1 : 2)
    end.set(2, to: time)
    return hyperparameterSession("_hparams_/session_end_info", field: 4, end, time: time)
  }

  private static func event(step: Int, time: Double, field: Int, _ what: ProtobufMessage) -> ProtobufMessage {
    var event = ProtobufMessage()
    event.set(1, to: time)
    // As in every message of this version of protocol buffers, 0 is not written.
    if step != 0 { event.set(2, to: step) }
    event.set(field, to: what)
    return event
  }

  /// What the plugin knows is in the metadata of a value that is a tensor of no elements.
  private static func hyperparameterSession(
    _ tag: String, field: Int, _ session: ProtobufMessage, time: Double
  ) -> ProtobufMessage {
    var (content, data, metadata) = (ProtobufMessage(), ProtobufMessage(), ProtobufMessage())
    content.set(field, to: session)
    data.set(1, to: "hparams")
    data.set(2, to: content)
    metadata.set(1, to: data)
    var (shape, tensor) = (ProtobufMessage(), ProtobufMessage())
    shape.set(2, to: ProtobufMessage())
    tensor.set(1, to: 1)
    tensor.set(2, to: shape)
    var (value, summary) = (ProtobufMessage(), ProtobufMessage())
    value.set(1, to: tag)
    value.set(8, to: tensor)
    value.set(9, to: metadata)
    summary.set(1, to: value)
    return event(step: 0, time: time, field: 5, summary)
  }
}
