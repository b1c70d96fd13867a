/// What the hparams plugin tells of a run (plugin_data.proto of hparams): its configuration and its end.
struct HyperparameterSession {
  var configuration: [String: String] = [:]
  var ending: RunLog.Ending?

  init(_ content: UnsafeRawBufferPointer) {
    var fields = ProtobufFields(content)
    while fields.next() {
      switch fields.number {
      case 3: if let start = fields.delimited() { readStart(start) }
      case 4: if let end = fields.delimited() { readEnd(end) }
      default: fields.skip()
      }
    }
  }

  private mutating func readStart(_ message: UnsafeRawBufferPointer) {
    var fields = ProtobufFields(message)
    while fields.next() {
      guard fields.number == 1, let entry = fields.delimited() else {
        if fields.number != 1 { fields.skip() }
        continue
      }
      var parts = ProtobufFields(entry)
      var (key, value) = ("", "")
      while parts.next() {
        switch parts.number {
        case 1: key = parts.text() ?? key
        case 2: value = parts.delimited().map(Self.text) ?? value
        default: parts.skip()
        }
      }
      configuration[key] = value
    }
  }

  private mutating func readEnd(_ message: UnsafeRawBufferPointer) {
    var fields = ProtobufFields(message)
    while fields.next() {
      guard fields.number == 1 else {
        fields.skip()
        continue
      }
      switch fields.int() {
      case 1: ending = .succeeded
      case 2: ending = .failed
      default: break
      }
    }
  }

  /// A google.protobuf.Value that is a number, a text or a truth value.
  private static func text(_ message: UnsafeRawBufferPointer) -> String {
    var fields = ProtobufFields(message)
    var text = ""
    while fields.next() {
      switch fields.number {
      case 2: text = fields.double().map(JSONValue.text) ?? text
      case 3: text = fields.text() ?? text
      case 4: text = fields.varint().map { $0 == 0 ? "false" : "true" } ?? text
      default: fields.skip()
      }
    }
    return text
  }
}
