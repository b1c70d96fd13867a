import ArrayFiles

/// What is known of a run so far: its tags with their points, its configuration, how it ended and what of its
/// files could not be read.
public struct RunLog: Sendable {
  /// A point that came since the last ``takeNewPoints()``.
  public struct NewPoint: Sendable {
    public let tag: String
    public let point: ScalarPoint
    /// The step as the log says it, where that is no whole number.
    public var statedStep: Double?
  }

  /// How the log says that the run ended.
  public enum Ending: Sendable, Hashable {
    case succeeded
    case failed
  }

  public let format: RunFormat
  /// In the order in which they first came.
  public private(set) var tags: [String] = []
  private var places: [String: Int] = [:]
  private var allSeries: [ScalarSeries] = []
  private var stated: [Int: (first: Double?, last: Double?)] = [:]
  /// What the run was started with, by key; nested keys are joined by the format's own mark.
  public internal(set) var configuration: [String: String] = [:]
  /// What the writer itself holds for the last or best values, by key.
  public internal(set) var summary: [String: String] = [:]
  /// The time of each step in seconds since 1970, where it is known and the points themselves have none.
  public internal(set) var clock: ScalarSeries?
  /// The run's name where it has one that is not that of its file.
  public internal(set) var displayName: String?
  public internal(set) var ending: Ending?
  /// Whether the file holds nothing yet but its header: the writer has not flushed.
  public internal(set) var awaitsWriter = false

  /// What could not be read, with its file and place: of a kind in a file the first; no more than a hundred
  /// kinds are kept.
  public private(set) var problems: [InputError] = []
  /// How many there are in all.
  public private(set) var problemCount = 0
  /// By the file and the kind: the place in `problems`, and how many came after the first.
  private var kinds: [String: (place: Int, more: Int)] = [:]
  private static let problemsKept = 100

  /// Whether points are kept for ``takeNewPoints()``.
  public var collectsNewPoints = false
  private var newPoints: [NewPoint] = []
  /// What was told before a file was read anew, tag by tag, as far as the new points are the same.
  private var told: [String: ScalarSeries] = [:]

  public init(format: RunFormat) { self.format = format }

  public func series(_ tag: String) -> ScalarSeries? { places[tag].map { allSeries[$0] } }
  public func series(at index: Int) -> ScalarSeries { allSeries[index] }

  /// Whether the log is a table of a database, whose rows have no order of their own.
  var isDatabase = false

  /// The first point as the format's own reader counts: in MLflow's databases the one of the lowest time, step
  /// and value, elsewhere the one that was written first.
  public func first(at index: Int) -> ScalarPoint? {
    let series = allSeries[index]
    guard isDatabase, var first = series.first else { return series.first }
    for index in 1..<series.count {
      let point = series[index]
      if (point.microseconds, point.step, stored(point.value))
        < (first.microseconds, first.step, stored(first.value))
      {
        first = point
      }
    }
    return first
  }

  /// The last point as the format's own reader counts: in MLflow the one of the highest step, time and value,
  /// elsewhere the one that was written last.
  public func last(at index: Int) -> ScalarPoint? {
    let series = allSeries[index]
    guard format == .mlflow, var last = series.first else { return series.last }
    for index in 1..<series.count {
      let point = series[index]
      if (point.step, point.microseconds, stored(point.value))
        > (last.step, last.microseconds, stored(last.value))
      {
        last = point
      }
    }
    return last
  }

  /// The steps of the first and the last point as the log says them, where the points have others in the place of
  /// fractions.
  public func statedSteps(at index: Int) -> (first: Double?, last: Double?) { stated[index] ?? (nil, nil) }

  /// What MLflow compares: its databases hold 0 for NaN, beside a mark.
  private func stored(_ value: Double) -> Double { isDatabase && value.isNaN ? 0 : value }

  /// The time of the newest point, in seconds since 1970.
  public var lastTime: Double? { allSeries.compactMap { $0.last?.time }.max() }
  public var lastStep: Int? { allSeries.compactMap { $0.last?.step }.max() }

  /// The points that came since the last call, for those who set ``collectsNewPoints``.
  public mutating func takeNewPoints() -> [NewPoint] {
    defer { newPoints = [] }
    return newPoints
  }

  /// More tags than these are no log that people can look at, but a few bytes each would fill the memory.
  static let mostTags = 50_000
  /// Whether there were more, whose points are left out.
  private(set) var hasTooManyTags = false
  /// Where the points of such tags go.
  private static let nowhere = -1

  /// The number of a tag, which is new if need be.
  mutating func place(of tag: String) -> Int {
    if let place = places[tag] { return place }
    guard tags.count < Self.mostTags else {
      hasTooManyTags = true
      return Self.nowhere
    }
    places[tag] = tags.count
    tags.append(tag)
    allSeries.append(ScalarSeries())
    return tags.count - 1
  }

  mutating func append(_ point: ScalarPoint, to place: Int) {
    guard place != Self.nowhere else { return }
    if collectsNewPoints { tell(point, of: place) }
    allSeries[place].append(point)
  }

  mutating func append(_ point: ScalarPoint, to tag: String) { append(point, to: place(of: tag)) }

  /// - Parameter step: what the log says for the point's step, where that is another.
  mutating func append(_ point: ScalarPoint, stating step: Double?, to place: Int) {
    guard place != Self.nowhere, step != nil || !stated.isEmpty else { return append(point, to: place) }
    let first = allSeries[place].isEmpty ? step : stated[place]?.first
    stated[place] = first == nil && step == nil ? nil : (first, step)
    if collectsNewPoints { tell(point, stating: step, of: place) }
    allSeries[place].append(point)
  }

  private mutating func tell(_ point: ScalarPoint, stating step: Double? = nil, of place: Int) {
    let tag = tags[place]
    if let before = told[tag] {
      let index = allSeries[place].count
      if index < before.count, before[index].isSame(as: point) { return }
      told[tag] = nil
    }
    newPoints.append(NewPoint(tag: tag, point: point, statedStep: step))
  }

  /// Drops the points of a tag from a step on.
  mutating func purge(stepsFrom step: Int, of place: Int) {
    if place != Self.nowhere { allSeries[place].purge(stepsFrom: step) }
  }

  /// Ends the reading of a batch.
  mutating func settle() {
    for index in allSeries.indices { allSeries[index].settle() }
  }

  mutating func report(_ problem: InputError) {
    problemCount += 1
    let kind = problem.file + "\0" + problem.kindOfReason
    if kinds[kind] != nil {
      kinds[kind]!.more += 1
    } else if problems.count < Self.problemsKept {
      kinds[kind] = (problems.count, 0)
      problems.append(problem)
    }
  }

  /// How many more there are of the kinds of ``problems``, where there are more.
  public var furtherProblems: [InputError] {
    kinds.values.filter { $0.more > 0 }.sorted { $0.place < $1.place }.map { place, more in
      let problem = problems[place]
      return InputError(
        problem.file, reason: "\(problem.kindOfReason): \(more) more time\(more == 1 ? "" : "s")")
    }
  }

  /// Forgets everything, since the files are read anew; points that come again are not told twice.
  mutating func begin() {
    var fresh = RunLog(format: format)
    fresh.collectsNewPoints = collectsNewPoints
    fresh.newPoints = newPoints
    fresh.isDatabase = isDatabase
    if collectsNewPoints {
      fresh.told = told
      for (tag, place) in places where fresh.told[tag] == nil { fresh.told[tag] = allSeries[place] }
    }
    self = fresh
  }
}

extension InputError {
  /// What is wrong, without what was found in its place.
  fileprivate var kindOfReason: String {
    reason.firstRange(of: ", found ").map { String(reason[..<$0.lowerBound]) } ?? reason
  }
}

extension ScalarPoint {
  /// Whether the other is the same for a reader, to whom one NaN is like another.
  func isSame(as other: ScalarPoint) -> Bool {
    step == other.step && (value == other.value || value.isNaN && other.value.isNaN)
  }
}
