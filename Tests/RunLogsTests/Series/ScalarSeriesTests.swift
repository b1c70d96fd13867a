import Testing

@testable import RunLogs

/// A series and the same points as they came.
struct Sample {
  var series = ScalarSeries()
  var points: [ScalarPoint] = []

  mutating func append(_ point: ScalarPoint) {
    series.append(point)
    points.append(point)
  }

  /// Steps that sometimes repeat, jump and go back, and values that are sometimes not finite.
  init(count: Int, isRestarting: Bool = false) {
    var random = SplitMix(seed: 7)
    var step = 0
    for index in 0..<count {
      step += [0, 1, 1, 1, 40][Int(random.next() % 5)]
      if isRestarting, random.next() % 900 == 0 { step -= min(step, Int(random.next() % 5000)) }
      let special: [UInt64: Double] = [0: .nan, 1: .infinity, 2: -.infinity, 3: 1e300]
      let value = special[random.next() % 60] ?? Double(Int64(bitPattern: random.next()) >> 20) * 0x1p-30
      append(ScalarPoint(step: step, time: 1.7e9 + Double(index) / 4, value: value))
    }
  }

  static func bin(_ points: some Sequence<ScalarPoint>) -> ScalarBin {
    var bin = ScalarBin()
    for point in points { bin.add(point.value) }
    return bin
  }

  /// What the last write left standing, found the slow way.
  var standing: [ScalarPoint] {
    var standing: [ScalarPoint] = []
    for point in points {
      if let last = standing.last, point.step < last.step { standing.removeAll { $0.step >= point.step } }
      standing.append(point)
    }
    return standing
  }
}

func isEqual(_ a: ScalarBin, _ b: ScalarBin) -> Bool {
  guard a.count == b.count, a.finiteCount == b.finiteCount, a.nanCount == b.nanCount,
    a.minimum == b.minimum, a.maximum == b.maximum, a.finiteMinimum == b.finiteMinimum
  else { return false }
  guard let mean = a.mean, let other = b.mean else { return a.mean == b.mean }
  return abs(mean - other) <= 1e-12 * max(abs(mean), 1)
}

/// Steele, Lea and Flood 2014.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

@Suite struct ScalarSeriesTests {
  @Test func everyPointComesBackAsItWas() {
    let sample = Sample(count: 5000, isRestarting: true)
    #expect(sample.series.count == 5000)
    for (index, point) in sample.points.enumerated() {
      let found = sample.series[index]
      #expect(found.step == point.step && found.time == point.time)
      #expect(found.value == point.value || found.value.isNaN && point.value.isNaN)
    }
  }

  @Test func anyRangeIsSummedUpAsItsPointsAre() {
    let sample = Sample(count: 20_000)
    var random = SplitMix(seed: 3)
    #expect(isEqual(sample.series.whole, Sample.bin(sample.points)))
    for _ in 0..<300 {
      let (a, b) = (Int(random.next() % 20_001), Int(random.next() % 20_001))
      let range = min(a, b)..<max(a, b)
      #expect(isEqual(sample.series.bin(range), Sample.bin(sample.points[range])))
    }
    for range in [0..<256, 256..<512, 0..<4096, 255..<257, 5..<5, 4096..<20_000] {
      #expect(isEqual(sample.series.bin(range), Sample.bin(sample.points[range])))
    }
  }

  @Test func columnsHoldThePointsBetweenTheirEdges() {
    let sample = Sample(count: 20_000, isRestarting: true)
    for width in [1, 7, 200] {
      for (view, points) in [(ScalarSeries.View.lastWrite, sample.standing), (.all, sample.points)] {
        let extent = sample.series.extent(by: .step, view)!
        let columns = sample.series.columns(extent, width: width, view)
        #expect(columns.map(\.count).reduce(0, +) == points.count)
        let size = (extent.upperBound - extent.lowerBound) / Double(width)
        for (column, bin) in columns.enumerated() {
          let low = extent.lowerBound + size * Double(column)
          let inside = points.filter {
            Double($0.step) >= low - 1e-6 && (Double($0.step) < low + size - 1e-6 || column == width - 1)
          }
          #expect(isEqual(bin, Sample.bin(inside)))
        }
      }
    }
  }

  @Test func aRestartHidesWhatItWritesAnew() {
    var sample = Sample(count: 0)
    for step in 0..<600 { sample.append(ScalarPoint(step: step, value: 1)) }
    for step in 300..<320 { sample.append(ScalarPoint(step: step, value: 2)) }
    #expect(sample.series.extent() == 0...319)
    #expect(sample.series.extent(by: .step, .all) == 0...599)
    #expect(sample.series.columns(0...599, width: 2).map(\.count) == [300, 20])
    #expect(sample.series.point(at: 305)?.value == 2)
    #expect(sample.series.point(at: 299.5)?.step == 299)
    #expect(sample.series.point(at: -1) == nil)
  }

  @Test func purgesDropWhatWasThereFromTheirStepOn() {
    var series = ScalarSeries()
    for step in 0..<1000 { series.append(ScalarPoint(step: step, value: 0)) }
    series.purge(stepsFrom: 900)
    for step in 800..<950 { series.append(ScalarPoint(step: step, value: 1)) }
    series.purge(stepsFrom: 940)
    series.purge(stepsFrom: 930)
    for step in 930..<932 { series.append(ScalarPoint(step: step, value: 2)) }
    series.settle()
    // 0…899 of the first, 800…929 of the second, two of the third.
    #expect(series.count == 900 + 130 + 2)
    #expect(series.whole.maximum == 2)
    #expect(series.extent(by: .step, .all) == 0...931)
  }

  @Test func purgesAfterManyPointsDropTheSame() {
    var random = SplitMix(seed: 9)
    for round in 0..<40 {
      var series = ScalarSeries()
      var points: [ScalarPoint] = []
      var step = 0
      for _ in 0..<1 + random.next() % 6 {
        for _ in 0..<random.next() % 3000 {
          let point = ScalarPoint(
            step: step, time: round % 2 == 0 ? nil : 1e9 + Double(points.count), value: 1)
          series.append(point)
          points.append(point)
          step += Int(random.next() % 3)
        }
        step -= min(step, Int(random.next() % 2000))
        series.purge(stepsFrom: step)
        points.removeAll { $0.step >= step }
        if random.next() % 2 == 0 { series.settle() }
      }
      series.settle()
      #expect(series.count == points.count && series.whole.count == points.count)
      #expect(points.indices.allSatisfy { series[$0].step == points[$0].step })
      #expect(series.bin(0..<series.count).count == points.count)
      for axis in [ScalarSeries.Axis.step, .time] {
        let extent = series.extent(by: axis)
        let known = points.isEmpty || axis == .time && round % 2 == 0 ? nil : points
        #expect(extent?.lowerBound == known.map { axis == .step ? Double($0[0].step) : $0[0].time! })
        #expect(extent?.upperBound == known.map { axis == .step ? Double($0.last!.step) : $0.last!.time! })
      }
    }
  }

  @Test func timesThatGoBackOrAreUnknownHaveAnExtentToo() {
    var series = ScalarSeries()
    for (step, time) in [nil, 1e9 + 5, 1e9 + 1].enumerated() {
      series.append(ScalarPoint(step: step, time: time, value: 1))
    }
    #expect(series.extent(by: .time) == 1e9 + 1...1e9 + 5)
    #expect(series.columns(1e9...1e9 + 9, width: 3, by: .time).map(\.count) == [1, 1, 0])
    var late = ScalarSeries()
    late.append(ScalarPoint(step: 0, value: 1))
    #expect(late.extent(by: .time) == nil)
    late.append(ScalarPoint(step: 1, time: 1e9, value: 1))
    #expect(late.extent(by: .time) == 1e9...1e9)
  }

  @Test func timesAreAnAxisTooAndAClockMayGoBack() {
    var sample = Sample(count: 0)
    for index in 0..<1000 { sample.append(ScalarPoint(step: index, time: 1e9 + Double(index), value: 1)) }
    #expect(sample.series.columns(1e9...1e9 + 999, width: 4, by: .time).map(\.count) == [250, 250, 250, 250])
    sample.append(ScalarPoint(step: 1000, time: 1e9 + 10, value: 1))
    #expect(sample.series.columns(1e9...1e9 + 999, width: 4, by: .time).map(\.count) == [251, 250, 250, 250])
    #expect(Sample(count: 0).series.extent(by: .time) == nil)
  }

  @Test func extremesOfTheNumbersAreNoTrouble() {
    var series = ScalarSeries()
    let steps = [Int.min, -1, 0, Int.max, 5, Int.max - 1, Int.min + 1]
    for round in 0..<100 {
      for step in steps {
        series.append(ScalarPoint(step: step, time: round % 2 == 0 ? .nan : 1e300, value: 1.7e308))
      }
    }
    #expect(series.count == 700)
    #expect((0..<700).allSatisfy { series[$0].step == steps[$0 % 7] && series[$0].time == nil })
    #expect(series.whole.mean == 1.7e308)
  }

  @Test func theMeanAndExtremesLeaveOutWhatIsNotFinite() {
    var bin = ScalarBin()
    for value in [1, .nan, 3, .infinity, .nan] { bin.add(value) }
    #expect(bin.mean == 2 && bin.finiteMaximum == 3 && bin.maximum == .infinity && bin.minimum == 1)
    #expect(bin.count == 5 && bin.nanCount == 2)
    #expect(ScalarBin().mean == nil && ScalarBin().minimum == nil)
  }
}
