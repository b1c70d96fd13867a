import Testing

@testable import saddle

struct ControlParametersTests {
  private func parameters(_ text: String) -> ControlParameters {
    text.unicodeScalars.reduce(into: ControlParameters()) { $0.append($1) }
  }

  @Test func numbersStandBetweenSemicolons() {
    #expect(parameters("1;20;300").numbers == [1, 20, 300])
    #expect(parameters(";5;").numbers == [0, 5, 0])
    #expect(parameters("").numbers == [0] && parameters("").isEmpty)
    #expect(!parameters("0").isEmpty && !parameters(";").isEmpty && !parameters("<").isEmpty)
  }

  @Test func aMarkerIsTheFirst() {
    #expect(parameters("<1;2").marker == "<" && parameters("?25").marker == "?")
    #expect(parameters("<1;2").numbers == [1, 2])
    #expect(parameters("1<2").marker == nil && parameters("1<2").isOdd)
    #expect(parameters("1:2;3").isOdd && parameters("1:2;3").numbers == [1])
  }

  @Test func lengthAndSizeAreBounded() {
    #expect(parameters(String(repeating: "9", count: 1000)).numbers == [99_999])
    #expect(parameters(String(repeating: "7;", count: 1000)).numbers.count == 4)
  }
}
