import ArrayFiles

/// Reads the event files of one folder, in the order of their names, as TensorBoard's EventAccumulator does.
///
/// What a restart makes void is dropped by its rules: from version 2 of the format on, the start of a session
/// drops the scalars of all tags from its step on; before, a step that goes back drops those of its tags from
/// there on. Scalars stored as tensors are not dropped: EventAccumulator keeps them.
struct TensorBoardReader: RunReader {
  private var numbers = TagNumbers()
  /// By the tag's number.
  private var tags: [Tag] = []
  private var version: Double?
  private var mostRecentStep = -1
  /// Files with a checksum that does not fit: nothing after it can be trusted.
  private var damaged: Set<String> = []
  private(set) var needed = 0

  /// In bytes, of a record that is not whole: those with scalars are smaller.
  private static let longestUntold = 1 << 20

  private struct Tag {
    /// The place in the log, once it had a point.
    var place: Int?
    /// What the first metadata say, if any came.
    var isScalar: Bool?
    /// Whether it had a point that was stored as a tensor.
    var isTensor = false
    /// Whether it is known if tensors of it may be meant for scalars: those of plugins are what these make of them.
    var isLookedAt = false
  }

  mutating func read(
    _ bytes: UnsafeRawBufferPointer, of file: String, at offset: Int, into log: inout RunLog
  ) -> Int {
    needed = 0
    if damaged.contains(file) { return bytes.count }
    var frames = RecordFrames(bytes)
    while true {
      let start = frames.position
      switch frames.next() {
      case .incomplete:
        needed = frames.needed
        return frames.position
      case .record(let data):
        if !take(data, of: file, at: offset + start, into: &log) {
          log.report(
            InputError(
              file, at: "byte \(offset + start)", expected: "an event", found: "a malformed message"))
        }
      case .damaged(let place, let what):
        damaged.insert(file)
        log.report(
          InputError(
            file, at: "byte \(offset + place)",
            reason: "the checksum of \(what) does not fit; the rest of the file is left out"))
        return bytes.count
      case .impossible(let place, let length):
        damaged.insert(file)
        log.report(
          InputError(
            file, at: "byte \(offset + place)", expected: "a record of less than 2 GiB",
            found: "a length of \(length) bytes; the rest of the file is left out"))
        return bytes.count
      }
    }
  }

  /// The last record of a run that was broken off is mostly not whole; one that hides much is told.
  mutating func close(
    _ rest: UnsafeRawBufferPointer, of file: String, at offset: Int, into log: inout RunLog
  ) {
    var frames = RecordFrames(rest)
    guard case .incomplete = frames.next(), frames.needed > Self.longestUntold else { return }
    log.report(
      InputError(
        file, at: "byte \(offset + frames.position)", expected: "a record of \(frames.needed) bytes",
        found: "the end of the file before its end"))
  }

  /// - Returns: whether the event is whole.
  private mutating func take(
    _ data: UnsafeRawBufferPointer, of file: String, at offset: Int, into log: inout RunLog
  ) -> Bool {
    let event = TensorBoardEvent(data)
    if case .fileVersion(let text) = event.what { version = TensorBoardEvent.version(text) ?? -1 }
    if let version, version >= 2 {
      if case .sessionLog(TensorBoardEvent.sessionStart) = event.what { purgeAll(from: event.step, in: &log) }
    } else if event.step < mostRecentStep, case .oneSummary = event.what {
      purge(event, in: &log)
    } else if event.step < mostRecentStep, case .summary = event.what {
      purge(event, in: &log)
    } else {
      mostRecentStep = event.step
    }
    var isWhole = !event.isMalformed
    switch event.what {
    case .oneSummary(let piece):
      isWhole = take(piece, of: event, file, offset, into: &log) && isWhole
    case .summary(let pieces):
      for piece in pieces { isWhole = take(piece, of: event, file, offset, into: &log) && isWhole }
    case .sessionLog(TensorBoardEvent.sessionStart): log.ending = nil
    case .sessionLog(TensorBoardEvent.sessionStop): log.ending = .succeeded
    default: break
    }
    return isWhole
  }

  private mutating func take(
    _ summary: UnsafeRawBufferPointer, of event: TensorBoardEvent, _ file: String, _ offset: Int,
    into log: inout RunLog
  ) -> Bool {
    var fields = ProtobufFields(summary)
    var isWhole = true
    while fields.next() {
      guard fields.number == 1, let bytes = fields.delimited() else {
        if fields.number != 1 { fields.skip() }
        continue
      }
      let value = SummaryValue(bytes)
      isWhole = isWhole && !value.isMalformed
      if let metadata = value.metadata { note(metadata, of: value, in: &log) }
      switch value.what {
      case .number(let number):
        append(Double(number), to: self.number(of: value.tag), event, &log)
      case .tensor(let tensor):
        let tag = number(of: value.tag.isEmpty ? value.node : value.tag)
        guard tags[tag].isScalar == true else {
          tellOnce(of: tag, tensor, file, offset, in: &log)
          break
        }
        guard let number = TensorValue(tensor).number else {
          log.report(
            InputError(
              file, at: "byte \(offset)",
              reason: "expected a tensor of one number for \(numbers.names[tag]), found another"))
          break
        }
        tags[tag].isTensor = true
        append(number, to: tag, event, &log)
      case .other: break
      }
    }
    return isWhole && !fields.isMalformed
  }

  /// Tells of a tag with one number in its first tensor and no metadata that say what it is: TensorBoard's charts
  /// leave it out as well.
  private mutating func tellOnce(
    of tag: Int, _ tensor: UnsafeRawBufferPointer, _ file: String, _ offset: Int, in log: inout RunLog
  ) {
    guard !tags[tag].isLookedAt else { return }
    tags[tag].isLookedAt = true
    guard TensorValue(tensor).number != nil else { return }
    log.report(
      InputError(
        file, at: "byte \(offset)", expected: "tensors with the metadata of scalars",
        found: "none with \(numbers.names[tag]), which is left out as in TensorBoard's charts"))
  }

  @inline(__always)
  private mutating func number(of tag: UnsafeRawBufferPointer) -> Int {
    let number = numbers.number(of: tag)
    if number == tags.count { tags.append(Tag()) }
    return number
  }

  @inline(__always)
  private mutating func append(_ value: Double, to tag: Int, _ event: TensorBoardEvent, _ log: inout RunLog) {
    let place = tags[tag].place ?? log.place(of: numbers.names[tag])
    tags[tag].place = place
    log.append(ScalarPoint(step: event.step, time: event.wallTime, value: value), to: place)
  }

  /// Only the first metadata of a tag count: writers repeat them after a restart.
  private mutating func note(_ bytes: UnsafeRawBufferPointer, of value: SummaryValue, in log: inout RunLog) {
    let tag = number(of: value.tag)
    guard tags[tag].isScalar == nil else { return }
    let metadata = SummaryMetadata(bytes)
    tags[tag].isScalar = metadata.isScalar
    tags[tag].isLookedAt = !metadata.plugin.isEmpty
    guard metadata.plugin == "hparams" else { return }
    let session = HyperparameterSession(metadata.content)
    log.configuration.merge(session.configuration) { $1 }
    log.ending = session.ending ?? log.ending
  }

  private func purgeAll(from step: Int, in log: inout RunLog) {
    for tag in tags.indices { purge(tag, from: step, in: &log) }
  }

  private func purge(_ tag: Int, from step: Int, in log: inout RunLog) {
    if let place = tags[tag].place, !tags[tag].isTensor { log.purge(stepsFrom: step, of: place) }
  }

  private mutating func purge(_ event: TensorBoardEvent, in log: inout RunLog) {
    let pieces: [UnsafeRawBufferPointer] =
      switch event.what {
      case .oneSummary(let piece): [piece]
      case .summary(let pieces): pieces
      default: []
      }
    for piece in pieces {
      var fields = ProtobufFields(piece)
      while fields.next() {
        guard fields.number == 1, let bytes = fields.delimited() else {
          if fields.number != 1 { fields.skip() }
          continue
        }
        let tag = SummaryValue(bytes).tag
        // EventAccumulator takes no name for all names.
        if tag.isEmpty {
          purgeAll(from: event.step, in: &log)
        } else {
          let tag = number(of: tag)
          purge(tag, from: event.step, in: &log)
        }
      }
    }
  }
}
