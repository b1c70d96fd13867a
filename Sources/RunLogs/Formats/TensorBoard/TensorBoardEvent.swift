/// One event of TensorBoard's files (event.proto), as far as scalars need it.
struct TensorBoardEvent {
  var wallTime = 0.0
  var step = 0
  var what = What.other
  let isMalformed: Bool

  /// An event is about one thing; where a message names several, the last one counts.
  enum What {
    case fileVersion(UnsafeRawBufferPointer)
    case summary([UnsafeRawBufferPointer])
    /// What most events are: a summary that came in one piece.
    case oneSummary(UnsafeRawBufferPointer)
    /// Its status.
    case sessionLog(Int)
    case other
  }

  static let sessionStart = 1
  static let sessionStop = 2

  init(_ message: UnsafeRawBufferPointer) {
    var fields = ProtobufFields(message)
    while fields.next() {
      switch fields.number {
      case 1: if let time = fields.double() { wallTime = time }
      case 2: if let step = fields.int() { self.step = step }
      case 3: if let version = fields.delimited() { what = .fileVersion(version) }
      case 5:
        guard let piece = fields.delimited() else { break }
        switch what {
        case .oneSummary(let before): what = .summary([before, piece])
        case .summary(let before): what = .summary(before + [piece])
        default: what = .oneSummary(piece)
        }
      case 7:
        if let log = fields.delimited() { what = .sessionLog(Self.status(log)) }
      case 4, 6, 8, 9:
        if fields.delimited() != nil { what = .other }
      default: fields.skip()
      }
    }
    isMalformed = fields.isMalformed
  }

  private static func status(_ message: UnsafeRawBufferPointer) -> Int {
    var fields = ProtobufFields(message)
    var status = 0
    while fields.next() {
      if fields.number == 1 { status = fields.int() ?? status } else { fields.skip() }
    }
    return status
  }

  /// The number behind "brain.Event:"; nil where it is none.
  static func version(_ text: UnsafeRawBufferPointer) -> Double? {
    let text = String(decoding: text, as: UTF8.self)
    let mark = "brain.Event:"
    var rest = text[...]
    while let range = rest.firstRange(of: mark) { rest = rest[range.upperBound...] }
    return Double(rest)
  }
}

/// One value of a summary (summary.proto).
struct SummaryValue {
  var tag = UnsafeRawBufferPointer(start: nil, count: 0)
  var node = UnsafeRawBufferPointer(start: nil, count: 0)
  var metadata: UnsafeRawBufferPointer?
  var what = What.other
  let isMalformed: Bool

  enum What {
    case number(Float)
    case tensor(UnsafeRawBufferPointer)
    case other
  }

  init(_ message: UnsafeRawBufferPointer) {
    var fields = ProtobufFields(message)
    while fields.next() {
      switch fields.number {
      case 1: if let tag = fields.delimited() { self.tag = tag }
      case 2: if let number = fields.float() { what = .number(number) }
      case 7: if let node = fields.delimited() { self.node = node }
      case 8: if let tensor = fields.delimited() { what = .tensor(tensor) }
      case 9: if let metadata = fields.delimited() { self.metadata = metadata }
      case 3, 4, 5, 6: if fields.delimited() != nil { what = .other }
      default: fields.skip()
      }
    }
    isMalformed = fields.isMalformed
  }
}

/// What the first value of a tag tells of all its values.
struct SummaryMetadata {
  var plugin = ""
  var content = UnsafeRawBufferPointer(start: nil, count: 0)
  private var dataClass = 0

  init(_ message: UnsafeRawBufferPointer) {
    var fields = ProtobufFields(message)
    while fields.next() {
      switch fields.number {
      case 1:
        guard let data = fields.delimited() else { break }
        var parts = ProtobufFields(data)
        while parts.next() {
          switch parts.number {
          case 1: plugin = parts.text() ?? plugin
          case 2: content = parts.delimited() ?? content
          default: parts.skip()
          }
        }
      case 4: dataClass = fields.int() ?? dataClass
      default: fields.skip()
      }
    }
  }

  /// Whether tensors of the tag are scalars: those of the plugin of that name, and of any that says so.
  var isScalar: Bool { plugin == "scalars" || dataClass == 1 }
}
