import Testing

@testable import Experiments
@testable import saddle

@Test func columnsAreWhatTheSweepVaries() {
  var sweep = ExampleSweep.definition
  #expect(ReportColumns(sweep) == .samples)
  sweep.samplesPerClass = [5]
  sweep.data = ["glyphs", "digits"]
  #expect(ReportColumns(sweep) == .data)
  sweep.data = ["glyphs"]
  sweep.embeddings = ["one-hot", "semantic"]
  #expect(ReportColumns(sweep) == .embeddings)
  sweep.embeddings = ["one-hot"]
  #expect(ReportColumns(sweep) == .samples)
}

@Test func rowsAreNamedByAllThatColumnsDoNotSay() {
  var sweep = ExampleSweep.definition
  sweep.data = ["glyphs", "digits"]
  sweep.losses = ["cross-entropy", "cosine"]
  sweep.panelLosses = []
  sweep.embeddings = ["one-hot", "semantic"]
  let grid = SweepGrid(SweepProgress(sweep, points: sweep.points { $0 == "glyphs" }))
  #expect(grid.columnNames == ["2", "5", "10", "20"])
  #expect(
    grid.rowNames == [
      "cross-entropy, glyphs", "cosine, glyphs", "cosine, semantic, glyphs", "cross-entropy, digits",
      "cosine, digits",
    ])
  sweep.samplesPerClass = [5]
  let byData = SweepGrid(SweepProgress(sweep, points: sweep.points { $0 == "glyphs" }))
  #expect(byData.columnNames == ["glyphs", "digits"])
  // Digits have no tree.
  #expect(
    byData.panels[0].rows.last?.name == "cosine, semantic" && byData.panels[0].rows.last?.points[1] == nil)
}

@Test func whatWasTrainedWithAnEmbeddingIsTold() {
  var sweep = ExampleSweep.definition
  sweep.losses = ["cross-entropy", "cosine"]
  sweep.panelLosses = []
  sweep.embeddings = ["semantic"]
  // Cross-entropy has no targets.
  #expect(
    SweepGrid(SweepProgress(sweep, points: sweep.points { _ in true })).rowNames
      == ["cross-entropy", "cosine, semantic"])
  sweep.samplesPerClass = [5]
  sweep.embeddings = ["semantic:1", "semantic:2"]
  let grid = SweepGrid(SweepProgress(sweep, points: sweep.points { _ in true }))
  #expect(grid.columnNames == ["one-hot", "semantic:1", "semantic:2"])
  #expect(
    grid.panels[0].rows.map { $0.points.map { $0 != nil } } == [[true, false, false], [false, true, true]])
}

@Test func everyPointIsInOnePlace() {
  let progress = ExampleSweep.progress(1)
  let grid = SweepGrid(progress)
  let points = grid.panels.flatMap(\.rows).flatMap(\.points).compactMap(\.self)
  #expect(points.count == progress.points.count && Set(points) == Set(progress.points))
  #expect(grid.panels.map(\.title) == ["No weight decay", "Weight decay tuned (0, 0.01)"])
}
