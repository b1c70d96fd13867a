import Testing

@testable import saddle

@Test func coloursStayWithRunsAndDifferWhileTheyCan() {
  var colors = RunColors()
  for index in 0..<25 { colors.add("run \(index)") }
  #expect(Set((0..<10).map { colors[$0] }).count == 10)
  #expect(!colors.isRepeated(9) && colors.isRepeated(10))
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
