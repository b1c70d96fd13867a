import ArrayFiles

/// The files of one run that grow at their ends, and what reads them.
struct StreamedFiles<Reader: RunReader>: Sendable {
  private let makeReader: @Sendable () -> Reader
  private var reader: Reader
  private var files: [GrowingFile] = []
  /// Files whose trouble was told; it is told once.
  private var complained: Set<String> = []

  init(_ makeReader: @escaping @Sendable () -> Reader) {
    self.makeReader = makeReader
    reader = makeReader()
  }

  /// When one of the files was last written, in seconds since 1970.
  var modified: Double? { files.compactMap(\.modified).max() }
  var isBehind: Bool { files.contains { $0.isBehind } }
  var size: Int { files.reduce(0) { $0 + $1.size } }

  /// Reads what is new in the files `paths`, in this order.
  ///
  /// - Parameter limit: about how many bytes are read; a file is begun once those before it were read.
  /// - Returns: whether anything is new.
  mutating func poll(_ paths: [String], upTo limit: Int, into log: inout RunLog) -> Bool {
    var isNew = false
    // Files may be replaced again and again; the next poll sees to that.
    for _ in 0..<2 {
      adopt(paths)
      var isReplaced = false
      var left = limit
      for index in files.indices {
        let before = files[index].end
        switch poll(index, upTo: left, into: &log) {
        case .none: break
        case .grew: isNew = true
        case .replaced: isReplaced = true
        }
        left -= files[index].end - before
        if isReplaced || files[index].isBehind { break }
      }
      guard isReplaced else { break }
      isNew = true
      log.begin()
      reader = makeReader()
      files = []
    }
    log.settle()
    return isNew
  }

  /// Reads what is left at the ends of the files, as if nothing more were written to them.
  func close(into log: inout RunLog) {
    let files = files.filter { $0.hasRest && !$0.isBehind }
    guard !files.isEmpty else { return }
    var reader = reader
    for file in files {
      file.withRest { reader.close($0, of: file.path, at: file.taken, into: &log) }
    }
    log.settle()
  }

  private mutating func complainOfTags(_ path: String, into log: inout RunLog) {
    guard log.hasTooManyTags, complained.insert(path + ": tags").inserted else { return }
    log.report(
      InputError(path, expected: "at most \(RunLog.mostTags) tags", found: "more; they are left out"))
  }

  private mutating func adopt(_ paths: [String]) {
    guard paths != files.map(\.path) else { return }
    var known: [String: GrowingFile] = [:]
    for file in files { known[file.path] = file }
    files = paths.map { known[$0] ?? GrowingFile($0) }
  }

  private mutating func poll(
    _ index: Int, upTo limit: Int, into log: inout RunLog
  ) -> GrowingFile.Change {
    let path = files[index].path
    do {
      defer { complainOfTags(path, into: &log) }
      return try files[index].poll(upTo: limit) { bytes, offset in
        let count = reader.read(bytes, of: path, at: offset, into: &log)
        return GrowingFile.Taken(count: count, needed: reader.needed)
      }
    } catch {
      // What was read of a file that is gone stays.
      if complained.insert(path).inserted { log.report(error) }
      return .none
    }
  }
}
