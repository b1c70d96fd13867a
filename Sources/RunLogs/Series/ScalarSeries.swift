/// The points of one tag of one run, in the order in which they were written.
///
/// Complete chunks of points are kept in few bytes (9 to 17 a point where steps and times are regular), and
/// above them stands a pyramid of ``ScalarBin``s, each over 16 of the level below: any range of points is
/// summed up in time that depends on the pyramid's height, not on the range.
///
/// Steps may go back, as they do after a restart. All points are kept; which of them a view shows is
/// ``View``'s matter.
public struct ScalarSeries: Sendable {
  private var chunks = BlockedArray<SeriesChunk>()
  private var tail: [ScalarPoint] = []
  /// Level k holds a bin for every 16ᵏ⁺¹ chunks that are complete.
  private var levels: [[ScalarBin]] = []
  private var total = ScalarBin()
  private var purges: [Purge] = []

  /// The starts of the runs of points whose steps do not go back.
  private(set) var segmentStarts: [Int] = []
  /// The points that the last write left standing, in ranges that follow each other by step.
  private(set) var standing: [Range<Int>] = []
  private var highestStep = Int.min
  /// From the earliest time to the latest, in microseconds; nil where none is known.
  private(set) var knownTimes: ClosedRange<Int>?
  /// Whether times never go back where steps do not: only then can they be searched by halves.
  private(set) var isTimeSorted = true

  private struct Purge {
    var end: Int
    var step: Int
  }

  static let fan = 16

  public init() {}

  public var count: Int { chunks.count * SeriesChunk.capacity + tail.count }
  public var isEmpty: Bool { count == 0 }
  public var first: ScalarPoint? { isEmpty ? nil : self[0] }
  public var last: ScalarPoint? { tail.last ?? (isEmpty ? nil : self[count - 1]) }

  /// All points together.
  public var whole: ScalarBin { total }

  /// The point that was written as number `index`, from 0.
  public subscript(index: Int) -> ScalarPoint {
    let (chunk, place) = (index / SeriesChunk.capacity, index % SeriesChunk.capacity)
    return chunk < chunks.count ? chunks[chunk][place] : tail[place]
  }

  func step(_ index: Int) -> Int {
    let (chunk, place) = (index / SeriesChunk.capacity, index % SeriesChunk.capacity)
    return chunk < chunks.count ? chunks[chunk].step(place) : tail[place].step
  }

  func microseconds(_ index: Int) -> Int {
    let (chunk, place) = (index / SeriesChunk.capacity, index % SeriesChunk.capacity)
    return chunk < chunks.count ? chunks[chunk].microseconds(place) : tail[place].microseconds
  }

  func value(_ index: Int) -> Double {
    let (chunk, place) = (index / SeriesChunk.capacity, index % SeriesChunk.capacity)
    return chunk < chunks.count ? chunks[chunk].values[place] : tail[place].value
  }

  /// The chunks that are complete. They never change; where points before their end do, others take their place.
  var chunkCount: Int { chunks.count }
  func chunk(_ index: Int) -> SeriesChunk { chunks[index] }

  /// Adds a point in constant time on average.
  public mutating func append(_ point: ScalarPoint) {
    if let last = tail.last ?? last {
      if point.step < last.step {
        beginSegment(at: point.step)
      } else if point.microseconds < last.microseconds {
        isTimeSorted = false
      }
    } else {
      beginSegment(at: point.step)
    }
    if point.microseconds != ScalarPoint.unknownTime { take(time: point.microseconds) }
    highestStep = max(highestStep, point.step)
    total.add(point.value)
    tail.append(point)
    let end = standing[standing.count - 1].upperBound
    standing[standing.count - 1] = standing[standing.count - 1].lowerBound..<end + 1
    if tail.count == SeriesChunk.capacity { seal() }
  }

  /// Drops the points so far whose step is `step` or higher, as of ``settle()``.
  mutating func purge(stepsFrom step: Int) {
    guard step <= highestStep else { return }
    // An earlier purge that reached no lower is part of this one.
    while let last = purges.last, last.step >= step { purges.removeLast() }
    purges.append(Purge(end: count, step: step))
  }

  /// Carries out the purges, all in one pass over what may be dropped.
  mutating func settle() {
    guard let lowest = purges.first?.step else { return }
    let (old, purges) = (self, self.purges)
    self = ScalarSeries()
    takeStart(of: old, before: lowest)
    var next = 0
    for index in count..<old.count {
      // Purges that reach further back in steps come first, so the first that applies is the strictest.
      while next < purges.count, purges[next].end <= index { next += 1 }
      let point = old[index]
      if next == purges.count || point.step < purges[next].step { append(point) }
    }
  }

  /// Takes over the complete chunks from the start of a series whose steps do not go back and are lower than
  /// `step`: such as all but the last few of a run that was restarted a little earlier than it ended.
  private mutating func takeStart(of old: ScalarSeries, before step: Int) {
    guard old.isTimeSorted, let segment = old.ranges(.all).first else { return }
    let kept = partition(segment) { old.step($0) < step } / SeriesChunk.capacity
    guard kept > 0 else { return }
    for index in 0..<kept {
      total.merge(old.chunks[index].bin)
      add(old.chunks[index])
    }
    segmentStarts = [0]
    standing = [0..<count]
    highestStep = self.step(count - 1)
    for index in [partition(0..<count) { microseconds($0) == ScalarPoint.unknownTime }, count - 1] {
      if index < count, microseconds(index) != ScalarPoint.unknownTime { take(time: microseconds(index)) }
    }
  }

  private mutating func take(time: Int) {
    let known = knownTimes ?? time...time
    knownTimes = min(known.lowerBound, time)...max(known.upperBound, time)
  }

  private mutating func beginSegment(at step: Int) {
    segmentStarts.append(count)
    while let range = standing.last {
      guard self.step(range.lowerBound) < step else {
        standing.removeLast()
        continue
      }
      let end = partition(range) { self.step($0) < step }
      standing[standing.count - 1] = range.lowerBound..<end
      break
    }
    standing.append(count..<count)
  }

  private mutating func seal() {
    add(SeriesChunk(tail))
    tail.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ chunk: SeriesChunk) {
    chunks.append(chunk)
    var (level, complete) = (0, chunks.count)
    while complete % Self.fan == 0 {
      if level == levels.count { levels.append([]) }
      var bin = ScalarBin()
      for index in complete - Self.fan..<complete {
        bin.merge(level == 0 ? chunks[index].bin : levels[level - 1][index])
      }
      levels[level].append(bin)
      (level, complete) = (level + 1, complete / Self.fan)
    }
  }

  /// The points with the numbers in `range` together.
  ///
  /// - Precondition: `range` lies within the numbers of the points.
  public func bin(_ range: Range<Int>) -> ScalarBin {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    var bin = ScalarBin()
    let size = SeriesChunk.capacity
    let (low, high) = ((range.lowerBound + size - 1) / size, range.upperBound / size)
    guard low <= high else {
      add(range, to: &bin)
      return bin
    }
    add(range.lowerBound..<low * size, to: &bin)
    merge(low..<high, level: 0, into: &bin)
    add(high * size..<range.upperBound, to: &bin)
    return bin
  }

  /// Adds points of one chunk.
  private func add(_ range: Range<Int>, to bin: inout ScalarBin) {
    guard !range.isEmpty else { return }
    let chunk = range.lowerBound / SeriesChunk.capacity
    let start = chunk * SeriesChunk.capacity
    let places = range.lowerBound - start..<range.upperBound - start
    if chunk < chunks.count {
      chunks[chunk].values.add(places, to: &bin)
    } else {
      for point in tail[places] { bin.add(point.value) }
    }
  }

  /// Merges entries of a level, from 0 for the chunks, as far as possible by those of the level above.
  private func merge(_ range: Range<Int>, level: Int, into bin: inout ScalarBin) {
    func merge(_ index: Int) { bin.merge(level == 0 ? chunks[index].bin : levels[level - 1][index]) }
    let (low, high) = ((range.lowerBound + Self.fan - 1) / Self.fan, range.upperBound / Self.fan)
    guard low < high else {
      for index in range { merge(index) }
      return
    }
    for index in range.lowerBound..<low * Self.fan { merge(index) }
    self.merge(low..<high, level: level + 1, into: &bin)
    for index in high * Self.fan..<range.upperBound { merge(index) }
  }
}

/// The first number in `range` for which `isBefore` is false, where it is true up to some number.
func partition(_ range: Range<Int>, _ isBefore: (Int) -> Bool) -> Int {
  var (low, high) = (range.lowerBound, range.upperBound)
  while low < high {
    let middle = low + (high - low) / 2
    if isBefore(middle) { low = middle + 1 } else { high = middle }
  }
  return low
}
