import Testing

@testable import saddle

@Suite struct CountedTests {
  @Test func oneIsNotMany() {
    #expect([0, 1, 2].map { Counted.text($0, "step") } == ["0 steps", "1 step", "2 steps"])
  }
}
