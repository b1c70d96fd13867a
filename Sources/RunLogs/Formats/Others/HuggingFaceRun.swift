import ArrayFiles

/// The `trainer_state.json` of a Hugging Face trainer: in its output folder, and a copy in every checkpoint's.
///
/// The state of the highest `global_step` is the run's; it holds the history from the start.
struct HuggingFaceRun: RunPoll {
  private let path: String
  private let isFile: Bool
  private var files: [String: WholeFile] = [:]
  private var globalSteps: [String: Int] = [:]
  private var current: String?
  private var complaints: Set<String> = []
  /// Files that end before their JSON does, and when they were seen so: they are rewritten in place, so half of one
  /// may be there for a moment.
  private var halves: [String: (problem: InputError, since: ContinuousClock.Instant)] = [:]

  /// For how long half a file is taken for one that is being written.
  private static let patience = Duration.milliseconds(100)

  static let fileName = "trainer_state.json"

  init(_ path: String) {
    self.path = path
    isFile = (try? FileStatus(path))?.isFolder != true
  }

  var modified: Double? { files.values.compactMap(\.modified).max() }

  /// Until it is known whether half a file is all there is.
  var isBehind: Bool { !halves.isEmpty }

  mutating func poll(upTo limit: Int, into log: inout RunLog) -> Bool {
    var isNew = false
    let files = candidates()
    // Of a file that is gone nothing more is waited for.
    halves = halves.filter { files.contains($0.key) }
    for file in files {
      do {
        guard let bytes = try self.files[file, default: WholeFile(file)].change() else {
          if let half = halves[file], ContinuousClock.now - half.since >= Self.patience {
            halves[file] = nil
            if complaints.insert(file).inserted { log.report(half.problem) }
          }
          continue
        }
        halves[file] = nil
        guard
          let state = Self.state(
            bytes, of: file,
            reporting: { problem, isHalf in
              if isHalf {
                halves[file] = (problem, .now)
              } else if complaints.insert(file).inserted {
                log.report(problem)
              }
            }), let history = state["log_history"]?.array
        else { continue }
        let step = state["global_step"]?.integer ?? history.compactMap { $0["step"]?.integer }.max() ?? 0
        globalSteps[file] = step
        guard file == current || current == nil || step > globalSteps[current!] ?? -1 else { continue }
        current = file
        take(history, of: state, file, into: &log)
        isNew = true
      } catch {
        if complaints.insert(file).inserted { log.report(error) }
      }
    }
    return isNew
  }

  /// The state that a file holds; nil, and told, where that is none.
  private static func state(
    _ bytes: [UInt8], of file: String, reporting report: (_ problem: InputError, _ isHalf: Bool) -> Void
  ) -> JSONValue? {
    guard !bytes.isEmpty else { return nil }
    var (place, expected, found) = (0, "a JSON object with a log_history", "something else")
    var isHalf = false
    do throws(JSONParser.Failure) {
      let state = try JSONParser.value(of: bytes)
      if state["log_history"]?.array != nil { return state }
    } catch {
      place = error.position
      isHalf = place >= bytes.count
      if error.isTooDeep { (expected, found) = ("at most \(JSONParser.deepest) levels of nesting", "more") }
    }
    report(InputError(file, at: "byte \(place)", expected: expected, found: found), isHalf)
    return nil
  }

  func close(into log: inout RunLog) {
    for (file, half) in halves where !complaints.contains(file) { log.report(half.problem) }
  }

  /// The trainer's own state, then those of its checkpoints.
  private func candidates() -> [String] {
    guard !isFile else { return [path] }
    let checkpoints = ((try? FolderListing(path).names) ?? []).filter { $0.hasPrefix("checkpoint-") }
    let last = checkpoints.max { (Int($0.dropFirst(11)) ?? -1) < (Int($1.dropFirst(11)) ?? -1) }
    return ([path] + (last.map { [path + "/" + $0] } ?? [])).map { $0 + "/" + Self.fileName }
      .filter { (try? FileStatus($0)) != nil }
  }

  private func take(_ history: [JSONValue], of state: JSONValue, _ file: String, into log: inout RunLog) {
    log.begin()
    for (index, row) in history.enumerated() {
      guard case .object = row else {
        log.report(
          InputError(
            file, at: "log_history, entry \(index + 1)", expected: "a JSON object", found: "something else"))
        continue
      }
      let step = row["step"]?.integer
      row.forEachLeaf(joining: "/") { key, value in
        guard let number = value.number, key != "step" || step == nil else { return }
        log.append(ScalarPoint(step: step ?? index, value: number), to: key)
      }
    }
    state.forEachLeaf(joining: "/") { key, value in
      switch value {
      case .array, .object: break
      default: log.summary[key] = value.text
      }
    }
  }
}
