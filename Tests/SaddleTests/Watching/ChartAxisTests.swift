import Foundation
import RunLogs
import Testing

@testable import saddle

@Suite struct ChartAxisTests {
  /// A run of saddle with five rows at steps 0, 10 … 40, and event files if wanted.
  private func withRun(events: Bool, _ read: (inout WatchState) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try RunWriter.begin(RunFolder(path), configuration: ["saddle": "1"])
    if events { try writer.logEvents(configuration: ["a": 1], goingOnFrom: nil) }
    for step in 0..<5 {
      var row = MetricsRow(step: 10 * step)
      row.set("train/loss", to: 1 / Double(step + 1))
      try writer.append(row)
      usleep(20_000)
    }
    try writer.flush()
    var reading = RunReading(try RunWatch([path]))
    while reading.snapshot.isReading { reading.advance(milliseconds: 0) }
    var state = WatchState(paths: [path])
    state.take(reading.snapshot)
    try read(&state)
  }

  @Test func ownRunsHaveATimeAxisWhereTheirEventsTellTheTimes() throws {
    try withRun(events: true) { state in
      let run = state.runs[0]
      #expect(run.log.format == .saddle)
      let series = try #require(run.log.series("train/loss"))
      state.settings.axis = .elapsed
      let extent = try #require(state.axis.extent(of: series, run))
      #expect(extent.lowerBound == 0 && extent.upperBound > 0.07 && extent.upperBound < 60)
      let edges = state.axis.edges(extent, count: 1000)
      let columns = state.axis.columns(edges: edges, of: series, run)
      #expect(columns.reduce(0) { $0 + $1.count } == 5)
      #expect(columns.count { $0.count > 0 } == 5)
      #expect(state.axis.point(at: extent.upperBound, of: series, run)?.step == 40)
      #expect(state.axis.point(at: extent.upperBound / 100, of: series, run)?.step == 0)
      #expect(state.axis.place(atOrBefore: extent.upperBound, of: series, run) == extent.upperBound)
      #expect(ChartContents(state, tag: "train/loss", columns: 100).chart != nil)
      state.settings.axis = .clock
      let times = try #require(state.axis.extent(of: series, run))
      #expect(times.lowerBound == run.start)
      state.settings.smoothing = 0.5
      var smoothed = SmoothedCurves()
      smoothed.extend(for: state, tags: ["train/loss"])
      let curve = try #require(smoothed[0, "train/loss"])
      #expect(state.axis.smoothed(curve, state.axis.edges(times, count: 10), run).contains { $0 != nil })
    }
  }

  @Test func withoutTimesTheChartSaysHowToGetThem() throws {
    try withRun(events: false) { state in
      state.settings.axis = .elapsed
      let text = WatchScreen.draw(state, width: 200, height: 24).text
      #expect(
        text.contains("these runs log no times") && text.contains("saddle train --tensorboard"), "\(text)")
    }
  }
}
