import Testing

@testable import saddle

@Test func coloursStayWithRunsAndDifferWhileTheyCan() {
  var colors = RunColors()
  for index in 0..<25 { colors.add("run \(index)") }
  #expect(Set((0..<10).map { colors[$0].color }).count == 10)
  #expect((0..<10).allSatisfy { colors[$0].pattern == .solid })
  #expect((10..<20).allSatisfy { colors[$0].pattern == .dashed })
  // In whatever order runs are found, the first gets the colour that its name asks for.
  for index in 0..<10 {
    var alone = RunColors()
    alone.add("run \(index)")
    var again = RunColors()
    again.add("run \(index)")
    again.add("another")
    #expect(alone[0] == again[0])
  }
}

@Test func curvesThatAreShownTogetherLookDifferent() {
  var colors = RunColors()
  for index in 0..<5000 { colors.add("run \(index)") }
  // The first sixty have looks of their own, whichever of them are shown.
  #expect(Set((0..<60).map { colors[$0] }).count == 60)
  let first = colors.looks(of: Array(0..<60))
  #expect((0..<60).allSatisfy { first[$0] == colors[$0] })
  // Any others too, even where all asked for the same look.
  let alike = (0..<5000).filter { colors[$0] == colors[0] }
  #expect(alike.count > 60)
  let looks = colors.looks(of: Array(alike.prefix(60)))
  #expect(Set(looks.values).count == 60)
  #expect(looks[0] == colors[0])
  // As many as there are patterns keep their colour.
  #expect(Set(alike.prefix(6).map { looks[$0]!.color }) == [colors[0].color])
  // Where there are too many curves for that they keep what they have.
  #expect(colors.looks(of: Array(0..<100)).count == 100)
}

@Test func groupsLookDifferent() throws {
  var runs = ExampleRuns()
  for index in 0..<30 {
    runs.files["run\(index)/hparams.yaml"] = "lr: \(index)\n"
    runs.files["run\(index)/metrics.csv"] = "step,loss\n0,\(index).5\n1,\(index).25\n"
  }
  try runs.withState { state, _ in
    _ = state.reduce(.watch(.showAllRuns))
    #expect(Set(state.shownRuns.map { state.look(of: $0) }).count == 30)
    state.settings.groupKey = "lr"
    state.arrange()
    #expect(Set(state.groups.map(\.look)).count == 30)
  }
}
