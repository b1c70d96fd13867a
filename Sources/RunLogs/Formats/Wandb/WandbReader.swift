import ArrayFiles

/// Reads a `.wandb` file: the records (wandb_internal.proto) that W&B keeps of a run.
///
/// Nested keys are joined by ".", as W&B joins them. W&B's own keys are no tags.
struct WandbReader: RunReader {
  private var rows = 0
  /// Where the next block starts in the file, after damage that reaches beyond what is there.
  private var resumption = 0

  static let header: [UInt8] = Array(":W&B".utf8)
  /// Those that W&B adds to every row; a user's own may start with "_" too.
  private static let ownKeys: Set<String> = ["_step", "_timestamp", "_runtime", "_wandb"]
  private static let headerSize = 7
  private static let magic: UInt16 = 0xBEE1

  mutating func read(
    _ bytes: UnsafeRawBufferPointer, of file: String, at offset: Int, into log: inout RunLog
  ) -> Int {
    var start = max(0, resumption - offset)
    if offset == 0, start == 0 {
      guard bytes.count >= Self.headerSize else {
        log.awaitsWriter = true
        return 0
      }
      checkHeader(bytes, file, &log)
      start = Self.headerSize
    }
    log.awaitsWriter = offset == 0 && bytes.count == Self.headerSize
    guard start < bytes.count else { return bytes.count }
    var chunks = JournalChunks(bytes, at: offset, from: start)
    while chunks.position < bytes.count {
      let place = offset + chunks.position
      switch chunks.next() {
      case .record(let record): take(record, file, place, into: &log)
      case .assembled(let record): record.withUnsafeBytes { take($0, file, place, into: &log) }
      case .incomplete: return chunks.position
      case .damaged(let place, let what):
        log.report(InputError(file, at: "byte \(place)", expected: "a chunk of a record", found: what))
      }
    }
    resumption = offset + chunks.position
    return bytes.count
  }

  private func checkHeader(_ bytes: UnsafeRawBufferPointer, _ file: String, _ log: inout RunLog) {
    let magic = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt16.self))
    if !bytes.starts(with: Self.header) || magic != Self.magic {
      log.report(InputError(file, at: "byte 0", expected: "the header of a .wandb file", found: "another"))
    }
  }

  private mutating func take(
    _ record: UnsafeRawBufferPointer, _ file: String, _ place: Int, into log: inout RunLog
  ) {
    var fields = ProtobufFields(record)
    var unread: UnreadValue?
    while fields.next() {
      switch fields.number {
      case 2: if let history = fields.delimited() { unread = takeHistory(history, into: &log) }
      case 3:
        if let summary = fields.delimited() { unread = Self.items(summary) { log.summary[$0] = $1.text } }
      case 5: if let config = fields.delimited() { unread = Self.takeConfiguration(config, into: &log) }
      case 17: if let run = fields.delimited() { unread = Self.takeRun(run, into: &log) }
      case 18: if let exit = fields.delimited() { log.ending = Self.ending(exit) }
      default: fields.skip()
      }
    }
    if let unread {
      log.report(
        InputError(
          file, at: "byte \(place)",
          expected: unread.isTooDeep ? "at most \(JSONParser.deepest) levels of nesting" : "values in JSON",
          found: (unread.isTooDeep ? "more" : "something else") + " for \(unread.key)"))
    }
    if fields.isMalformed {
      log.report(InputError(file, at: "byte \(place)", expected: "a record", found: "a malformed message"))
    }
  }

  /// The first value of a record that is no JSON, or nested too deep.
  private struct UnreadValue {
    let key: String
    let isTooDeep: Bool
  }

  private mutating func takeHistory(
    _ history: UnsafeRawBufferPointer, into log: inout RunLog
  ) -> UnreadValue? {
    var step: Int?
    var time: Double?
    var values: [(String, Double)] = []
    let unread = Self.items(
      history,
      onOther: { fields in
        guard fields.number == 2, let message = fields.delimited() else { return fields.skip() }
        // A message without its number says 0, as protocol buffers do.
        step = 0
        var parts = ProtobufFields(message)
        while parts.next() {
          if parts.number == 1 { step = parts.int() ?? step } else { parts.skip() }
        }
      }
    ) { key, value in
      switch key {
      case "_step": step = value.integer ?? step
      case "_timestamp": time = value.number
      default:
        if !Self.isOwn(key), let number = value.loggedNumber { values.append((key, number)) }
      }
    }
    for (key, value) in values {
      log.append(ScalarPoint(step: step ?? rows, time: time, value: value), to: key)
    }
    rows += 1
    return unread
  }

  private static func isOwn(_ key: String) -> Bool {
    key.utf8.first == UInt8(ascii: "_") && ownKeys.contains(String(key.prefix { $0 != "." }))
  }

  private static func takeConfiguration(
    _ config: UnsafeRawBufferPointer, into log: inout RunLog
  ) -> UnreadValue? {
    items(config) { key, value in
      if key != "_wandb", !key.hasPrefix("_wandb.") { log.configuration[key] = value.text }
    }
  }

  private static func takeRun(_ run: UnsafeRawBufferPointer, into log: inout RunLog) -> UnreadValue? {
    var fields = ProtobufFields(run)
    var unread: UnreadValue?
    while fields.next() {
      switch fields.number {
      case 4: if let config = fields.delimited() { unread = takeConfiguration(config, into: &log) }
      case 8:
        if let name = fields.text(), !name.isEmpty { log.displayName = name }
      default: fields.skip()
      }
    }
    return unread
  }

  private static func ending(_ exit: UnsafeRawBufferPointer) -> RunLog.Ending {
    var fields = ProtobufFields(exit)
    var code = 0
    while fields.next() {
      if fields.number == 1 { code = fields.int() ?? code } else { fields.skip() }
    }
    return code == 0 ? .succeeded : .failed
  }

  /// The items of a history, summary or configuration: a key, or the keys that lead to it, and JSON.
  private static func items(
    _ message: UnsafeRawBufferPointer,
    onOther: (inout ProtobufFields) -> Void = { $0.skip() }, _ body: (String, JSONValue) -> Void
  ) -> UnreadValue? {
    var fields = ProtobufFields(message)
    var unread: UnreadValue?
    while fields.next() {
      guard fields.number == 1, let item = fields.delimited() else {
        if fields.number != 1 { onOther(&fields) }
        continue
      }
      var parts = ProtobufFields(item)
      var keys: [String] = []
      var value: JSONValue?
      var failure: JSONParser.Failure?
      while parts.next() {
        switch parts.number {
        case 1: if let key = parts.text(), !key.isEmpty { keys = [key] }
        case 2: if let key = parts.text() { keys.append(key) }
        case 16:
          guard let text = parts.delimited() else { break }
          do throws(JSONParser.Failure) { value = try JSONParser.value(of: text) } catch { failure = error }
        default: parts.skip()
        }
      }
      if let failure, value == nil, unread == nil {
        unread = UnreadValue(key: keys.joined(separator: "."), isTooDeep: failure.isTooDeep)
      }
      guard let value, !keys.isEmpty else { continue }
      value.forEachLeaf(joining: ".", prefix: keys.joined(separator: "."), body)
    }
    return unread
  }
}

extension JSONValue {
  /// A number, or one of the texts that stand for those that JSON has no sign for.
  fileprivate var loggedNumber: Double? {
    switch self {
    case .number, .largeInteger: number
    case .string("NaN"): .nan
    case .string("Infinity"): .infinity
    case .string("-Infinity"): -.infinity
    default: nil
    }
  }
}
