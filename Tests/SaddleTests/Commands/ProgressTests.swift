import Testing

@testable import saddle

@Test(arguments: [
  (0, "0:00"), (0.2, "0:01"), (59.5, "1:00"), (61, "1:01"), (3599, "59:59"), (3661, "1:01:01"),
  (.infinity, "∞"), (.nan, "∞"),
])
func timesAreShownAsOnAClock(seconds: Double, text: String) {
  #expect(Progress.clock(seconds) == text)
}
